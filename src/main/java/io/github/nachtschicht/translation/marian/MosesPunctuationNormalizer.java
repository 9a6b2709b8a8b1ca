package io.github.nachtschicht.translation.marian;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Makes typographic punctuation plain, as Moses' {@code normalize-punctuation.perl} does (in its
 * default mode, on lines that end with a line feed). OPUS-MT models were trained on such text.
 *
 * <p>The rules are applied one after the other, and their order matters: double quotation marks of
 * all kinds become {@code "}, single ones {@code '}, dashes {@code -}, an ellipsis three full
 * stops; spaces are put before and taken away after brackets, and taken away before punctuation; a
 * no-break space between digits becomes the language's decimal separator; a comma or full stop
 * changes places with the closing quotation mark before or after it, as the language has it. It is
 * the training text's convention that is kept, where it is odd too: {@code ’} becomes {@code "}
 * unless it is between ASCII letters.
 *
 * <p>Spaces at the ends of the text may remain. Immutable.
 */
final class MosesPunctuationNormalizer {

  private final List<UnaryOperator<String>> rules = new ArrayList<>();

  /**
   * Makes the normaliser of a language.
   *
   * @param language ISO 639-1 code. German, Spanish and French share their rules, English and Czech
   *     have their own, all others swap quotation marks as German and join digits with a full stop
   */
  MosesPunctuationNormalizer(String language) {
    brackets();
    quotesAndDashes();
    noBreakSpaces();
    switch (language) {
      case "en" -> rule("\"([,.]+)", "$1\"");
      case "cs", "cz" -> {}
      default -> {
        rule(",\"", "\",");
        rules.add(MosesPunctuationNormalizer::stopsAfterQuote);
      }
    }
    switch (language) {
      case "de", "es", "fr", "cs", "cz" -> rule("([0-9])\u00a0([0-9])", "$1,$2");
      default -> rule("([0-9])\u00a0([0-9])", "$1.$2");
    }
  }

  private void brackets() {
    rule("\r", "");
    rule("\\(", " (");
    rule("\\)", ") ");
    rule(" +", " ");
    rule("\\) ([.!:?;,])", ")$1");
    rule("\\( ", "(");
    rule(" \\)", ")");
    rule("([0-9]) %", "$1%");
    rule(" :", ":");
    rule(" ;", ";");
  }

  private void quotesAndDashes() {
    rule("`", "'");
    rule("''", " \" ");
    rule("[\u201e\u201c\u201d]", "\""); // low, high and right double quotation mark
    rule("\u2013", "-");
    rule("\u2014", " - ");
    rule(" +", " ");
    rule("\u00b4", "'"); // acute accent
    rule("([a-zA-Z])\u2018([a-zA-Z])", "$1'$2");
    rule("([a-zA-Z])\u2019([a-zA-Z])", "$1'$2");
    rule("[\u2018\u201a]", "'");
    rule("\u2019", "\"");
    rule("''", "\"");
    rule("\u2026", "...");
  }

  private void noBreakSpaces() {
    rule("\u00a0\u00ab\u00a0", " \"");
    rule("\u00ab\u00a0?", "\"");
    rule("\u00a0\u00bb\u00a0", "\" ");
    rule("\u00a0?\u00bb", "\"");
    rule("\u00a0%", "%");
    rule("n\u00ba\u00a0", "n\u00ba ");
    rule("\u00a0:", ":");
    rule("\u00a0\u00baC", " \u00baC");
    rule("\u00a0cm", " cm");
    rule("\u00a0([?!;])", "$1");
    rule(",\u00a0", ", ");
    rule(" +", " ");
  }

  private void rule(String pattern, String replacement) {
    Pattern compiled = Pattern.compile(pattern);
    rules.add(line -> compiled.matcher(line).replaceAll(replacement));
  }

  /**
   * Puts full stops after the quotation mark that follows them, unless a {@code <} comes next. The
   * character after the mark (after its white space, where there is some) is passed over, as by the
   * script's regular expression. At the end of a line the script sees the line feed, so that they
   * change places there too. Written out to take linear time.
   */
  private static String stopsAfterQuote(String line) {
    StringBuilder result = new StringBuilder(line.length());
    int at = 0;
    while (at < line.length()) {
      int stops = at;
      while (stops < line.length() && line.charAt(stops) == '.') {
        stops++;
      }
      if (stops == at || stops == line.length() || line.charAt(stops) != '"') {
        int end = Math.max(stops, at + 1);
        result.append(line, at, end);
        at = end;
        continue;
      }
      int next = stops + 1;
      while (next < line.length() && isSpace(line.charAt(next))) {
        next++;
      }
      boolean markup = next < line.length() && line.charAt(next) == '<';
      if (markup && next == stops + 1) {
        result.append(line, at, next);
        at = next;
      } else {
        int end = markup ? next : Math.min(next + 1, line.length());
        result.append('"').append(line, at, stops).append(line, stops + 1, end);
        at = end;
      }
    }
    return result.toString();
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c >= '\t' && c <= '\r';
  }

  /** Normalises a text; line feeds in it separate lines. */
  String normalize(String text) {
    if (text.indexOf('\n') >= 0) {
      String[] lines = text.split("\n", -1);
      for (int i = 0; i < lines.length; i++) {
        lines[i] = normalizeLine(lines[i]);
      }
      return String.join("\n", lines);
    }
    return normalizeLine(text);
  }

  private String normalizeLine(String line) {
    String result = line;
    for (UnaryOperator<String> rule : rules) {
      result = rule.apply(result);
    }
    return result;
  }
}
