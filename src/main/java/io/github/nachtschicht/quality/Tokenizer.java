package io.github.nachtschicht.quality;

import io.github.nachtschicht.quality.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Cuts a text into tokens by hand-written rules in one pass. Every look ahead is bounded, or what
 * it looked at becomes a token, so the time is linear.
 */
final class Tokenizer {

  /** How far a placeholder's or a code span's end is looked for, in UTF-16 units. */
  private static final int REACH = 200;

  private static final Set<String> TOP_LEVEL =
      Set.of(
          "com", "org", "net", "info", "de", "at", "ch", "eu", "uk", "fr", "it", "nl", "io", "gov",
          "edu", "tv", "biz", "us", "li", "lu", "be", "pl", "cz", "dk", "se", "es");

  private final String text;
  private final List<Token> tokens = new ArrayList<>();

  Tokenizer(String text) {
    this.text = text;
  }

  List<Token> tokens() {
    int at = 0;
    int chunkEnd = 0;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      if (isSpace(c)) {
        at += Character.charCount(c);
        continue;
      }
      if (at >= chunkEnd) {
        chunkEnd = chunkEnd(at);
        int end = wholeChunk(at, chunkEnd);
        if (end > at) {
          at = end;
          continue;
        }
      }
      at = next(at, c);
    }
    return tokens;
  }

  /** An address, if one begins at the start of this run of non-space, behind opening marks. */
  private int wholeChunk(int start, int end) {
    int from = start;
    while (from < end && "(<[\"'„“‚‘»«›‹”’*".indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    int to = end;
    while (to > from && ".,;:!?)]>}\"'“”’‘«»‹›*…".indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    if (to - from < 4) {
      return start;
    }
    Kind kind = addressKind(from, to);
    if (kind == null) {
      return start;
    }
    for (int i = start; i < from; i++) {
      add(Kind.MARK, i, i + 1);
    }
    add(kind, from, to);
    return to;
  }

  private @org.jspecify.annotations.Nullable Kind addressKind(int from, int to) {
    if (startsWith(from, "http://")
        || startsWith(from, "https://")
        || startsWith(from, "ftp://")
        || (startsWith(from, "www.") && to - from > 6)) {
      return Kind.URL;
    }
    int sign = first('@', from, to);
    if (sign > from && sign < to - 3) {
      boolean second = first('@', sign + 1, to) < to;
      if (!second && last('.', from, to) > sign + 1 && isHost(sign + 1, to)) {
        return Kind.EMAIL;
      }
    }
    int hostEnd = first('/', from, to);
    int point = last('.', from, hostEnd);
    if (point > from
        && TOP_LEVEL.contains(text.substring(point + 1, hostEnd))
        && isHost(from, hostEnd)) {
      return Kind.URL;
    }
    return null;
  }

  /** The first place of a character in a stretch, or its end. */
  private int first(char c, int from, int to) {
    int i = from;
    while (i < to && text.charAt(i) != c) {
      i++;
    }
    return i;
  }

  /** The last place of a character in a stretch, or one before its start. */
  private int last(char c, int from, int to) {
    int i = to - 1;
    while (i >= from && text.charAt(i) != c) {
      i--;
    }
    return i;
  }

  private boolean isHost(int from, int to) {
    boolean letter = false;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      letter |= Character.isLetter(c);
      if (!Character.isLetterOrDigit(c) && c != '.' && c != '-') {
        return false;
      }
      if (c == '.' && (i == from || i + 1 == to || text.charAt(i + 1) == '.')) {
        return false;
      }
    }
    return letter && to - from <= 253;
  }

  private boolean startsWith(int at, String prefix) {
    return text.regionMatches(true, at, prefix, 0, prefix.length());
  }

  private int chunkEnd(int at) {
    int end = at;
    while (end < text.length() && !isSpace(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private int next(int at, int c) {
    int end = placeholder(at);
    if (end > at) {
      return add(Kind.PLACEHOLDER, at, end);
    }
    end = code(at);
    if (end > at) {
      return add(Kind.CODE, at, end);
    }
    if (isDigit(c)) {
      return add(Kind.NUMBER, at, numberEnd(at));
    }
    if (Character.isLetter(c)) {
      return word(at);
    }
    return add(Kind.MARK, at, at + Character.charCount(c));
  }

  private int add(Kind kind, int start, int end) {
    tokens.add(Token.of(kind, text, start, end));
    return end;
  }

  private int placeholder(int at) {
    char c = text.charAt(at);
    return switch (c) {
      case '{' -> closed(at, at + (peek(at + 1) == '{' ? 2 : 1), peek(at + 1) == '{' ? "}}" : "}");
      case '$' -> peek(at + 1) == '{' ? closed(at, at + 2, "}") : at;
      case '<' -> tag(at);
      case '&' -> entity(at);
      case '%' -> format(at);
      default -> at;
    };
  }

  /** The end of what stands between {@code from} and the closing mark, if that holds no space. */
  private int closed(int at, int from, String close) {
    int limit = Math.min(text.length(), from + 64);
    for (int i = from; i < limit; i++) {
      char c = text.charAt(i);
      if (text.startsWith(close, i)) {
        return i > from || close.equals("}") && i == from ? i + close.length() : at;
      }
      boolean inner = close.length() == 2 && c == ' ';
      if (!(inner || Character.isLetterOrDigit(c) || "_.-:#/|".indexOf(c) >= 0)) {
        return at;
      }
    }
    return at;
  }

  private int tag(int at) {
    int from = peek(at + 1) == '/' ? at + 2 : at + 1;
    if (!isAsciiLetter(peek(from))) {
      return at;
    }
    int limit = Math.min(text.length(), at + REACH);
    for (int i = from; i < limit; i++) {
      char c = text.charAt(i);
      if (c == '>') {
        return i + 1;
      }
      if (c == '<' || c == '\n') {
        return at;
      }
    }
    return at;
  }

  private int entity(int at) {
    int i = at + 1;
    if (peek(i) == '#') {
      i++;
    }
    int from = i;
    while (i < at + 12 && (isAsciiLetter(peek(i)) || isDigit(peek(i)))) {
      i++;
    }
    return i > from && peek(i) == ';' ? i + 1 : at;
  }

  /** A printf directive: {@code %s}, {@code %1$d}, {@code %(name)s}; never a percentage. */
  private int format(int at) {
    if (at > 0
        && (isDigit(text.charAt(at - 1))
            || isSpace(text.charAt(at - 1)) && at > 1 && isDigit(text.charAt(at - 2)))) {
      return at;
    }
    int i = at + 1;
    if (peek(i) == '(') {
      while (i < at + 64 && i < text.length() && text.charAt(i) != ')') {
        i++;
      }
      i++;
    } else {
      int from = i;
      while (i < at + 8 && isDigit(peek(i))) {
        i++;
      }
      if (i > from && peek(i) == '$') {
        i++;
      }
    }
    while (peek(i) == 'l') {
      i++;
    }
    boolean directive = "sdifuxXcgeEoq@".indexOf(peek(i)) >= 0 && peek(i) != 0;
    boolean wordGoesOn = Character.isLetterOrDigit(peek(i + 1));
    return directive && !wordGoesOn && i < text.length() ? i + 1 : at;
  }

  private int code(int at) {
    char c = text.charAt(at);
    boolean free = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
    if (c == '`') {
      int limit = Math.min(text.length(), at + REACH);
      for (int i = at + 1; i < limit; i++) {
        if (text.charAt(i) == '`') {
          return i > at + 1 ? i + 1 : at;
        }
      }
      return at;
    }
    if (!free) {
      return at;
    }
    if (c == '-' && peek(at + 1) == '-' && isAsciiLetter(peek(at + 2))) {
      return run(at + 2, "-_=.");
    }
    if (c == '/'
        && isAsciiLetter(peek(at + 1))
        && (at == 0
            || isSpace(text.charAt(at - 1))
            || "(\"'„“".indexOf(text.charAt(at - 1)) >= 0)) {
      int end = run(at + 1, "/_.-");
      return text.substring(at + 1, end).indexOf('/') > 0 ? end : at;
    }
    if (isAsciiLetter(c) || c == '_') {
      int end = run(at, "_");
      if (end < text.length() && Character.isLetter(text.charAt(end))) {
        return at; // a word with other letters
      }
      if (first('_', at, end) < end && end - at > 2) {
        return text.startsWith("()", end) ? end + 2 : end;
      }
      return text.startsWith("()", end) ? end + 2 : at;
    }
    return at;
  }

  private int run(int at, String also) {
    int i = at;
    while (i < text.length()
        && (isAsciiLetter(text.charAt(i))
            || isDigit(text.charAt(i))
            || also.indexOf(text.charAt(i)) >= 0)) {
      i++;
    }
    while (i > at && ".-=".indexOf(text.charAt(i - 1)) >= 0) {
      i--;
    }
    return i;
  }

  private int numberEnd(int at) {
    int i = at;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (isDigit(c)) {
        i++;
      } else if (".,:/'’".indexOf(c) >= 0 && i + 1 < text.length() && isDigit(text.charAt(i + 1))) {
        i += 2;
      } else if (isNumberSpace(c) && i - at < 40 && isGroup(i + 1) && isGrouped(at, i)) {
        i += 4;
      } else {
        break;
      }
    }
    return i;
  }

  /** Whether what stands here is one to three digits, and groups of three behind spaces. */
  private boolean isGrouped(int at, int end) {
    int digits = 0;
    boolean first = true;
    for (int i = at; i < end; i++) {
      if (isDigit(text.charAt(i))) {
        digits++;
      } else if (isNumberSpace(text.charAt(i))) {
        first = false;
        digits = 0;
      } else {
        return false;
      }
    }
    return first ? digits <= 3 : digits == 3;
  }

  /** Spaces that group digits. The plain one counts only between digits: 10 000. */
  private static boolean isNumberSpace(char c) {
    return c == ' ' || c == '\u00a0' || c == '\u202f' || c == '\u2009';
  }

  /** Whether exactly three digits stand here, and more behind them only as further groups. */
  private boolean isGroup(int at) {
    return isDigit(peek(at))
        && isDigit(peek(at + 1))
        && isDigit(peek(at + 2))
        && !isDigit(peek(at + 3))
        && (":/".indexOf(peek(at + 3)) < 0 || !isDigit(peek(at + 4)));
  }

  private int word(int at) {
    int i = at;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      boolean inner = Character.isLetterOrDigit(c) || isMark(c);
      boolean apostrophe =
          (c == '\'' || c == '’')
              && i + 1 < text.length()
              && Character.isLetter(text.charAt(i + 1));
      if (!inner && !apostrophe) {
        break;
      }
      i += Character.charCount(c);
    }
    return add(Kind.WORD, at, i);
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private char peek(int at) {
    return at < text.length() ? text.charAt(at) : 0;
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isAsciiLetter(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
