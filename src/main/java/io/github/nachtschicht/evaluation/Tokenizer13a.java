package io.github.nachtschicht.evaluation;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The tokenization of NIST's {@code mteval-v13a.pl} as sacreBLEU applies it ({@code tok:13a}): BLEU
 * figures are comparable only between systems tokenized alike.
 */
final class Tokenizer13a {

  /** What Python's {@code str.isspace()} holds for white space, in runs. */
  static final Pattern WHITE_SPACE = Pattern.compile("[\\p{IsWhite_Space}\\x1c-\\x1f]+");

  private static final Pattern SYMBOLS = Pattern.compile("([{-~\\[-` -&(-+:-@/])");
  private static final Pattern STOP_BEHIND_NON_DIGIT = Pattern.compile("([^0-9])([.,])");
  private static final Pattern STOP_BEFORE_NON_DIGIT = Pattern.compile("([.,])([^0-9])");
  private static final Pattern DASH_BEHIND_DIGIT = Pattern.compile("([0-9])(-)");

  private Tokenizer13a() {}

  /** Tokens of one segment, without the white space between them. */
  static List<String> tokenize(String segment) {
    String text =
        stripTrailing(segment).replace("<skipped>", "").replace("-\n", "").replace("\n", " ");
    if (text.indexOf('&') >= 0) {
      text =
          text.replace("&quot;", "\"")
              .replace("&amp;", "&")
              .replace("&lt;", "<")
              .replace("&gt;", ">");
    }
    text = " " + text + " ";
    text = SYMBOLS.matcher(text).replaceAll(" $1 ");
    text = STOP_BEHIND_NON_DIGIT.matcher(text).replaceAll("$1 $2 ");
    text = STOP_BEFORE_NON_DIGIT.matcher(text).replaceAll(" $1 $2");
    text = DASH_BEHIND_DIGIT.matcher(text).replaceAll("$1 $2 ");
    return Stream.of(WHITE_SPACE.split(text)).filter(token -> !token.isEmpty()).toList();
  }

  private static String stripTrailing(String segment) {
    int end = segment.length();
    while (end > 0 && WHITE_SPACE.matcher(segment.substring(end - 1, end)).matches()) {
      end--;
    }
    return segment.substring(0, end);
  }
}
