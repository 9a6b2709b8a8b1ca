package io.github.nachtschicht.quality;

import io.github.nachtschicht.quality.Token.Kind;
import io.github.nachtschicht.text.TopLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a text into tokens by patterns, from front to back. Every look ahead is bounded, or what it
 * looked at becomes a token, so the time is linear.
 */
final class Tokenizer {

  private static final String SPACE = "\\p{Z}\\t-\\r\\x1c-\\x1f";
  private static final String OPENING = "(<\\[\"'„“‚‘»«›‹”’*";
  private static final String CLOSING = ".,;:!?)\\]>}\"'“”’‘«»‹›*…";
  private static final String IN_WORD = "\\p{L}\\p{Nd}";
  private static final String NAME = "A-Za-z0-9_";

  /** What stands between white space: opening marks, what may be an address, closing marks. */
  private static final Pattern CHUNK =
      Pattern.compile(
          "(?=[^%1$s])([%2$s]*+)([^%1$s]*[^%1$s%3$s])?[^%1$s]*+"
              .formatted(SPACE, OPENING, CLOSING));

  private static final String LABEL = "[" + IN_WORD + "-]++";
  private static final Pattern URL = Pattern.compile("(?is)(?:https?://|ftp://|www\\....).*");
  private static final Pattern EMAIL =
      Pattern.compile("(?s)[^@]++@(?=.*\\p{L})(?=.{1,253}$)%1$s(?:\\.%1$s)++".formatted(LABEL));
  private static final Pattern HOST =
      Pattern.compile(
          "(?s)(?=[^/]{1,253}(?:/|$))(?:%s\\.)++(?:%s)(?:/.*)?"
              .formatted(LABEL, TopLevel.ALTERNATIVES));

  /** What software fills in: braces, tags, references to characters, printf directives. */
  private static final String PLACEHOLDER =
      ("\\{\\{[%1$s_.:#/| -]{1,63}+\\}\\}|\\$?\\{(?!\\{)[%1$s_.:#/|-]{0,63}+\\}"
              + "|<[A-Za-z][^<>\\n]{0,197}+>|</[A-Za-z][^<>\\n]{0,196}+>"
              + "|&[A-Za-z0-9]{1,11}+;|&#[A-Za-z0-9]{1,10}+;"
              + "|(?<![0-9])(?<![0-9][%2$s])%%(?:(?=\\()[^)]{0,63}+(?s:.)|(?:[0-9]{1,7}+\\$?+)?+)"
              + "l*+[sdifuxXcgeEoq@](?![%1$s])")
          .formatted(IN_WORD, SPACE);

  /** Text between backticks, an option, a path, an identifier. */
  private static final String CODE =
      ("`[^`]{1,198}+`"
              + "|(?<![%1$s])(?:--[A-Za-z](?:[%2$s=.-]*[%2$s])?"
              + "|(?<![^%3$s(\"'„“])/(?=[A-Za-z][%2$s.-]*/)[%2$s/.-]*[%2$s/]"
              + "|(?![0-9])(?:(?=[A-Za-z0-9]*+_)[%2$s]{3,}+(?!\\p{L})(?:\\(\\))?+|[%2$s]++\\(\\)))")
          .formatted(IN_WORD, NAME, SPACE);

  /** Digits, perhaps in groups of three, with marks between them. */
  private static final String NUMBER =
      "(?:[0-9]{1,3}+(?:[ \u00a0\u202f\u2009][0-9]{3}(?![0-9])(?![:/][0-9])){1,10}+|[0-9]++)"
          + "(?:[0-9]|[.,:/'’][0-9])*+";

  private static final String WORD =
      "\\p{L}(?:[%s\\p{Mn}\\p{Mc}]|['’](?=\\p{L}))*+".formatted(IN_WORD);

  private static final Pattern TOKEN =
      Pattern.compile("(%s)|(%s)|(%s)|(%s)|(?s:.)".formatted(PLACEHOLDER, CODE, NUMBER, WORD));

  /** By the group of {@link #TOKEN}. */
  private static final List<Kind> KINDS =
      List.of(Kind.PLACEHOLDER, Kind.CODE, Kind.NUMBER, Kind.WORD);

  private Tokenizer() {}

  static List<Token> tokens(String text) {
    List<Token> tokens = new ArrayList<>();
    Matcher chunk = CHUNK.matcher(text);
    Matcher token = TOKEN.matcher(text);
    boolean lettersAreWords = text.indexOf('_') < 0 && !text.contains("()");
    int at = 0;
    while (chunk.find(at)) {
      at = chunk.start();
      Kind address = chunk.group(2) == null ? null : address(chunk.group(2));
      if (address != null) {
        for (; at < chunk.start(2); at++) {
          tokens.add(Token.of(Kind.MARK, text, at, at + 1));
        }
        at = chunk.end(2);
        tokens.add(Token.of(address, text, chunk.start(2), at));
      }
      while (at < chunk.end()) {
        int word = lettersAreWords ? wordEnd(text, at) : at;
        if (word > at) {
          tokens.add(Token.of(Kind.WORD, text, at, word));
          at = word;
          continue;
        }
        if (!token.find(at)) {
          break;
        }
        at = token.end();
        int group = 1;
        while (group <= KINDS.size() && token.group(group) == null) {
          group++;
        }
        Kind kind = group > KINDS.size() ? Kind.MARK : KINDS.get(group - 1);
        tokens.add(Token.of(kind, text, token.start(), at));
      }
    }
    return tokens;
  }

  /**
   * Where what {@link #WORD} says ends, asked without a pattern: nearly all tokens are words.
   *
   * @return {@code start} if no letter stands there
   */
  private static int wordEnd(String text, int start) {
    int at = start;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      boolean apostrophe = c == '\'' || c == '\u2019';
      if (apostrophe && at > start && at + 1 < text.length()) {
        if (!Character.isLetter(text.codePointAt(at + 1))) {
          break;
        }
      } else if (!Character.isLetter(c) && (at == start || !isInWord(c))) {
        break;
      }
      at += Character.charCount(c);
    }
    return at;
  }

  /** Whether it may stand behind a letter: a digit or a mark that belongs to the letter. */
  private static boolean isInWord(int c) {
    int type = Character.getType(c);
    return type == Character.DECIMAL_DIGIT_NUMBER
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  private static @Nullable Kind address(String text) {
    if (text.length() < 4
        || text.indexOf('.') < 0 && text.indexOf(':') < 0 && text.indexOf('@') < 0) {
      return null;
    }
    if (!URL.matcher(text).matches() && EMAIL.matcher(text).matches()) {
      return Kind.EMAIL;
    }
    return URL.matcher(text).matches() || HOST.matcher(text).matches() ? Kind.URL : null;
  }
}
