package io.github.nachtschicht.markdown;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes any text so that a reader of CommonMark or GitHub Flavored Markdown shows exactly this
 * text. Escapes only what would otherwise be markup, so that prose stays prose: {@code z. B. 5 * 3
 * (a_b)!} comes out unchanged.
 *
 * <p>The text is one line. Line breaks in it become spaces; NUL and unpaired surrogates, which no
 * Markdown file can hold, become U+FFFD; other invisible control characters become numeric
 * references. What would begin a tag or a reference is written as one ({@code &lt;}, {@code
 * &amp;}), since not every reader takes a backslash there. Bare {@code http}, {@code https} and
 * {@code ftp} addresses are left readable.
 *
 * <p>Source: CommonMark 0.31.2 and the GFM specification 0.29.
 */
public final class MarkdownEscaper {

  /** Where a text stands, which decides what could be taken for markup. */
  public enum Place {
    /** The first line of a paragraph, or of a quotation's paragraph. */
    PARAGRAPH_START,
    /** A further line of a paragraph. */
    CONTINUATION,
    /** Inside a line that has begun with something else. */
    INLINE,
    /** The content of a heading that begins with {@code #}. */
    HEADING,
    /** A cell of a table. */
    CELL
  }

  private static final Pattern URL =
      Pattern.compile("(?:(?:https?|ftp)://|www\\.)[^\\s<]+", Pattern.CASE_INSENSITIVE);

  /** Most characters of an address that is kept as one. */
  private static final int MAX_URL = 4096;

  /** What may close behind an address, and GitHub takes for a part of it. */
  private static final String TAKEN_ALONG = "“”‘’«»‹›…";

  private static final Pattern ENTITY =
      Pattern.compile("&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});");
  private static final Pattern HASHES = Pattern.compile("#{1,6}(?:[ \\t].*)?");
  private static final Pattern BULLET = Pattern.compile("[-+*](?:[ \\t].*)?");
  private static final Pattern NUMBER = Pattern.compile("([0-9]{1,9})[.)](?:[ \\t].*)?");
  private static final Pattern SETEXT = Pattern.compile("(?:=+|-+)[ \\t]*");
  private static final Pattern TABLE_DELIMITER = Pattern.compile("[|:\\- \\t]*-[|:\\- \\t]*");
  private static final Pattern THEMATIC_BREAK =
      Pattern.compile("([-_*])(?:[ \\t]*+\\1){2,}+[ \\t]*+");
  private static final Pattern CLOSING_HASHES = Pattern.compile("(?:^|[ \\t])(#+)$");

  private MarkdownEscaper() {}

  /** The text as Markdown that shows it, for the given place. Never contains a line break. */
  public static String escape(String text, Place place) {
    String line = printable(text);
    StringBuilder out = new StringBuilder(line.length() + 16);
    appendText(out, line, 0, line.length(), place, false);
    return finish(out.toString(), place);
  }

  /**
   * The text with everything replaced that cannot stand in a line of Markdown at all. Keeps the
   * length, so that offsets stay valid.
   */
  static String printable(String text) {
    if (isPrintable(text)) {
      return text;
    }
    StringBuilder printable = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c == '\n' || c == '\r' ? ' ' : c == 0 || isSurrogate(c) ? '\uFFFD' : c)
        .forEach(printable::appendCodePoint);
    return printable.toString();
  }

  private static boolean isPrintable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r' || c == 0 || isSurrogate(c)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSurrogate(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }

  /**
   * Appends a stretch of a printable text.
   *
   * @param from first offset; if it is not 0, markup stands before it
   * @param to end offset; if it is not the text's length, markup follows
   * @param inLink whether the stretch stands in the text of a link or image
   */
  static void appendText(
      StringBuilder out, String text, int from, int to, Place place, boolean inLink) {
    boolean dollars = hasMathPair(text);
    // elsewhere something may stand directly beside the text
    boolean line = place == Place.PARAGRAPH_START || place == Place.CONTINUATION;
    int i = from;
    while (i < to) {
      if (isUrlStart(text, i, from) && !inLink) {
        Matcher url = URL.matcher(text).region(i, to);
        if (url.lookingAt()) {
          i = appendUrl(out, text, i, url.end(), place);
          continue;
        }
      }
      int c = text.codePointAt(i);
      int next = i + Character.charCount(c);
      boolean runBefore = i > from && text.charAt(i - 1) == c;
      switch (c) {
        case '\\' -> {
          if (next >= to
              || !isPlainAfterBackslash(text.codePointAt(next))
              || (isUrlStart(text, next, from) && URL.matcher(text).region(next, to).lookingAt())) {
            out.append('\\');
          }
          out.append('\\');
        }
        case '`' -> out.append("\\`");
        case '*', '~', '_' -> {
          int end = runEnd(text, i, to, c);
          // with spaces on both sides it opens and closes nothing
          boolean loose =
              (c == '_' || !runBefore && (c == '*' || end - i == 1))
                  && ((line && i == 0) || (i > from && isSpace(text.codePointBefore(i))))
                  && ((line && end == text.length())
                      || (end < to && isSpace(text.codePointAt(end))));
          boolean inWord =
              c == '_'
                  && i > from
                  && end < to
                  && Character.isLetterOrDigit(text.codePointBefore(i))
                  && Character.isLetterOrDigit(text.codePointAt(end));
          String mark = (loose || inWord ? "" : "\\") + (char) c;
          out.append(mark.repeat(end - i));
          next = end;
        }
        case '[' -> {
          boolean footnote = next < text.length() && text.charAt(next) == '^';
          boolean start = i == 0 && (place == Place.PARAGRAPH_START || line && footnote);
          out.append(start || inLink ? "\\[" : "[");
        }
        case ']' -> {
          boolean risky =
              next < to
                  ? text.charAt(next) == '(' || text.charAt(next) == '['
                  : next < text.length();
          out.append(risky || inLink ? "\\]" : "]");
        }
        case '!' -> out.append(next == to && next < text.length() ? "\\!" : "!");
        case '<' ->
            out.append(
                next < to
                    ? isSpace(text.codePointAt(next)) ? "<" : "&lt;"
                    : next == text.length() ? "<" : "&lt;");
        case '&' ->
            out.append(ENTITY.matcher(text).region(i, text.length()).lookingAt() ? "&amp;" : "&");
        case '|' -> out.append(place == Place.CELL ? "\\|" : "|");
        case '$' -> out.append(dollars ? "\\$" : "$");
        case ' ', '\t' -> {
          if (i == 0 || next == text.length()) {
            appendReference(out, c);
          } else {
            out.append((char) c);
          }
        }
        default -> {
          if (needsReference(c)) {
            appendReference(out, c);
          } else {
            out.appendCodePoint(c);
          }
        }
      }
      i = next;
    }
  }

  /** Protects what is special at the beginning or end of a whole line. */
  static String finish(String line, Place place) {
    return switch (place) {
      case PARAGRAPH_START, CONTINUATION -> protectStart(line, place == Place.PARAGRAPH_START);
      case HEADING -> {
        Matcher closing = CLOSING_HASHES.matcher(line);
        yield closing.find()
            ? line.substring(0, closing.start(1)) + "\\" + line.substring(closing.start(1))
            : line;
      }
      case INLINE, CELL -> line;
    };
  }

  private static String protectStart(String line, boolean first) {
    if (line.isEmpty()) {
      return line;
    }
    boolean markup =
        switch (line.charAt(0)) {
          case '#' -> HASHES.matcher(line).matches();
          case '>' -> true;
          case '+' -> BULLET.matcher(line).matches();
          case '*', '_' -> BULLET.matcher(line).matches() || THEMATIC_BREAK.matcher(line).matches();
          case '-' ->
              BULLET.matcher(line).matches()
                  || THEMATIC_BREAK.matcher(line).matches()
                  || SETEXT.matcher(line).matches()
                  || TABLE_DELIMITER.matcher(line).matches();
          case '=' -> SETEXT.matcher(line).matches();
          case '|', ':' -> TABLE_DELIMITER.matcher(line).matches();
          default -> false;
        };
    if (markup) {
      return "\\" + line;
    }
    Matcher number = NUMBER.matcher(line);
    // only a list that begins with 1 can interrupt a paragraph
    if (number.matches() && (first || Integer.parseInt(number.group(1)) == 1)) {
      return number.group(1) + "\\" + line.substring(number.end(1));
    }
    return line;
  }

  private static boolean isUrlStart(String text, int i, int from) {
    if ("hHfFwW".indexOf(text.charAt(i)) < 0) {
      return false;
    }
    char before = i == from ? ' ' : text.charAt(i - 1);
    return before >= 0x80 || !Character.isLetter(before);
  }

  /**
   * Appends a bare address. Readers take it to reach to the next space, so it may stay bare only if
   * nothing up to there is escaped and no German quotation mark closes there; otherwise it is put
   * between angle brackets.
   *
   * @return offset of the first character that is not yet written
   */
  private static int appendUrl(StringBuilder out, String text, int start, int end, Place place) {
    int to = end;
    int bracket = text.indexOf('>', start);
    if (bracket >= 0 && bracket < to) {
      to = bracket;
    }
    int open = 0;
    for (int i = start; i < to; i++) {
      open += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
    }
    while (to > start
        && ("?!.,:;*_~'\")]}|" + TAKEN_ALONG).indexOf(text.charAt(to - 1)) >= 0
        && (text.charAt(to - 1) != ')' || open < 0)) {
      open += text.charAt(to - 1) == ')' ? 1 : 0;
      to--;
    }
    boolean isLong = end - start > MAX_URL;
    StringBuilder run = new StringBuilder();
    if (!isLong) {
      appendText(run, text, start, end, place, true);
    }
    boolean tag = end < text.length() && text.charAt(end) == '<';
    boolean more = text.substring(to, end).chars().anyMatch(c -> TAKEN_ALONG.indexOf(c) >= 0);
    if (!isLong && !tag && !more && run.toString().equals(text.substring(start, end))) {
      out.append(text, start, to);
      return to;
    }
    String url = text.substring(start, to);
    boolean scheme = Character.toLowerCase(text.charAt(start)) != 'w';
    boolean pipe = place == Place.CELL && url.indexOf('|') >= 0;
    boolean reference = ENTITY.matcher(url).find(); // resolved there by some readers
    if (!isLong
        && scheme
        && !pipe
        && !reference
        && url.chars().noneMatch(MarkdownEscaper::needsReference)) {
      out.append('<').append(url).append('>');
      return to;
    }
    // what makes it an address is escaped, so that the rest can be escaped as text
    int mark = text.indexOf(scheme ? ':' : '.', start);
    out.append(text, start, mark).append('\\').append(text.charAt(mark));
    return mark + 1;
  }

  private static int runEnd(String text, int from, int to, int c) {
    int end = from;
    while (end < to && text.charAt(end) == c) {
      end++;
    }
    return end;
  }

  /** Whether a backslash before this character stays a backslash. */
  private static boolean isPlainAfterBackslash(int c) {
    return c == ' '
        || (c < 0x80 && Character.isLetterOrDigit(c))
        || (c >= 0x80 && !needsReference(c));
  }

  /** Whether two dollar signs could be taken for a formula, as some readers do. */
  private static boolean hasMathPair(String text) {
    int first = text.indexOf('$');
    if (first < 0 || text.indexOf('$', first + 1) < 0) {
      return false;
    }
    boolean opened = false;
    for (int i = first; i >= 0; i = text.indexOf('$', i + 1)) {
      if (opened && !isSpace(text.charAt(i - 1))) {
        return true;
      }
      opened |= i + 1 < text.length() && !isSpace(text.charAt(i + 1));
    }
    return false;
  }

  static boolean isSpace(int c) {
    return c == ' ' || c == '\t' || Character.getType(c) == Character.SPACE_SEPARATOR;
  }

  /** Whether a character is better written as a number: invisible, and not part of writing. */
  static boolean needsReference(int c) {
    return (c < 0x20 && c != '\t')
        || (c >= 0x7F && c <= 0x9F)
        || c == 0x2028
        || c == 0x2029
        || c == 0xFEFF
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069)
        || (c & 0xFFFE) == 0xFFFE;
  }

  private static void appendReference(StringBuilder out, int c) {
    out.append("&#").append(c).append(';');
  }
}
