package io.github.nachtschicht.markdown;

import io.github.nachtschicht.markdown.MarkdownEscaper.Place;
import io.github.nachtschicht.text.Inline;
import io.github.nachtschicht.text.Inline.Kind;
import io.github.nachtschicht.text.Span;
import java.util.List;
import java.util.regex.Pattern;

/** Writes one line of text with its inline markup. */
final class InlineWriter {

  private static final Pattern BACKTICKS = Pattern.compile("`+");

  /** As CommonMark has it: of ASCII all that is neither letter nor digit, else Unicode's. */
  private static final Pattern PUNCTUATION = Pattern.compile("\\p{P}|[!-\\x7F&&[^A-Za-z0-9]]");

  private static final Pattern PLAIN_TARGET = Pattern.compile("[\\p{Alnum}/.:?=#%&;,+@~!$'_*-]+");
  private static final Pattern ENTITY_START = Pattern.compile("&[#A-Za-z]");

  private final String text;
  private final List<Inline> inlines;
  private final Place place;
  private final StringBuilder out = new StringBuilder();

  private InlineWriter(String text, List<Inline> inlines, Place place) {
    this.text = MarkdownEscaper.printable(text);
    this.inlines = inlines;
    this.place = place;
  }

  /**
   * Writes a line.
   *
   * @param text the line's text
   * @param inlines markup with spans in {@code text}, ordered by start, the outer before the inner;
   *     what crosses another is left out
   */
  static String write(String text, List<Inline> inlines, Place place) {
    InlineWriter writer = new InlineWriter(text, inlines, place);
    writer.write(0, writer.text.length(), 0, false);
    return MarkdownEscaper.finish(writer.out.toString(), place);
  }

  /** A link that shows exactly this text. */
  static String link(String text, String target, Place place) {
    Inline whole = new Inline(Kind.LINK, new Span(0, text.length()), target);
    return write(text, List.of(whole), place);
  }

  /** The target of a link as Markdown. */
  static String destination(String target, Place place) {
    String printable = MarkdownEscaper.printable(target.replace("\n", "%0A").replace("\r", "%0D"));
    String written;
    if (PLAIN_TARGET.matcher(printable).matches() && !ENTITY_START.matcher(printable).find()) {
      written = printable;
    } else {
      StringBuilder escaped = new StringBuilder("<");
      printable
          .codePoints()
          .forEach(
              c -> {
                if (MarkdownEscaper.needsReference(c) || c == '\t') {
                  escaped.append("&#").append(c).append(';');
                } else if (c == '&') {
                  escaped.append("&amp;");
                } else if (c == '<') {
                  escaped.append("&lt;");
                } else if (c == '>' || c == '\\') {
                  escaped.append('\\').append((char) c);
                } else {
                  escaped.appendCodePoint(c);
                }
              });
      written = escaped.append('>').toString();
    }
    return place == Place.CELL ? written.replace("|", "\\|") : written;
  }

  /** Inline code that shows exactly this text. */
  static String code(String text, Place place) {
    String fence = fence(text, 1);
    boolean pad =
        text.startsWith("`")
            || text.endsWith("`")
            || (text.startsWith(" ") && text.endsWith(" ") && !text.isBlank());
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .forEach(c -> shown.appendCodePoint(c < 0x20 && c != '\t' || c == 0x7F ? '\uFFFD' : c));
    String body = pad ? " " + shown + " " : shown.toString();
    return fence + (place == Place.CELL ? body.replace("|", "\\|") : body) + fence;
  }

  /** As many backticks as stand nowhere in a text, and no fewer than some. */
  static String fence(String text, int fewest) {
    int longest =
        BACKTICKS.matcher(text).results().mapToInt(run -> run.end() - run.start()).max().orElse(0);
    return "`".repeat(Math.max(fewest, longest + 1));
  }

  private void write(int from, int to, int index, boolean inLink) {
    int pos = from;
    int i = index;
    while (i < inlines.size() && startsBefore(inlines.get(i), to)) {
      Inline inline = inlines.get(i);
      int start = inline.span().start();
      int end = inline.span().end();
      i++;
      if (start < pos || end > to) {
        continue;
      }
      if (inline.kind() == Kind.NOTE) {
        MarkdownEscaper.appendText(out, text, pos, start, place, inLink);
        out.append(note(inline.target()));
        pos = start;
        continue;
      }
      if (start == end) {
        continue;
      }
      if (inline.kind() != Kind.CODE && inline.kind() != Kind.LITERAL) {
        while (start < end && MarkdownEscaper.isSpace(text.charAt(start))) {
          start++;
        }
        while (end > start && MarkdownEscaper.isSpace(text.charAt(end - 1))) {
          end--;
        }
        if (start == end) {
          continue;
        }
      }
      MarkdownEscaper.appendText(out, text, pos, start, place, inLink);
      writeInline(inline, start, end, i, inLink);
      pos = end;
    }
    MarkdownEscaper.appendText(out, text, pos, to, place, inLink);
  }

  /** What stands in a range; the mark of a note belongs to what stands before it. */
  private static boolean startsBefore(Inline inline, int to) {
    return inline.span().start() < to || inline.kind() == Kind.NOTE && inline.span().start() == to;
  }

  /** The mark of a note, as it stands in the text and before the note itself. */
  static String note(String label) {
    String shown = label.replaceAll("[^\\p{L}\\p{N}*†‡§]", "");
    return "<sup>[" + (shown.isEmpty() ? "*" : shown) + "]</sup>";
  }

  /** What an item is called in its list, as {@code (1)}; see {@link InlineLine}. */
  static String label(String marker) {
    return "<b>" + MarkdownEscaper.escape(marker.replace(' ', '\u00A0'), Place.INLINE) + "</b>";
  }

  private void writeInline(Inline inline, int start, int end, int next, boolean inLink) {
    switch (inline.kind()) {
      case CODE -> {
        if (start > 0 && !out.isEmpty() && out.charAt(out.length() - 1) == '`') {
          out.append("<!-- -->");
        }
        out.append(code(text.substring(start, end), place));
      }
      case LINK -> {
        if (inLink) {
          write(start, end, next, true);
        } else {
          out.append('[');
          write(start, end, next, true);
          out.append("](").append(destination(inline.target(), place)).append(')');
        }
      }
      case IMAGE -> {
        out.append("![");
        MarkdownEscaper.appendText(out, text, start, end, place, true);
        out.append("](").append(destination(inline.target(), place)).append(')');
      }
      case LITERAL, NOTE -> MarkdownEscaper.appendText(out, text, start, end, place, inLink);
      case EMPHASIS -> emphasize(start, end, next, inLink, "*", "em");
      case STRONG -> emphasize(start, end, next, inLink, "**", "strong");
    }
  }

  /** Stars where they are sure to be taken for emphasis, otherwise the HTML element. */
  private void emphasize(
      int start, int end, int next, boolean inLink, String stars, String element) {
    int mark = out.length();
    write(start, end, next, inLink);
    String inner = out.substring(mark);
    out.setLength(mark);
    int before = mark == 0 ? ' ' : out.codePointBefore(mark);
    int after = end == text.length() ? ' ' : text.codePointAt(end);
    boolean followed = inlines.stream().anyMatch(i -> i.span().start() == end);
    boolean closesOuter =
        inlines.stream().anyMatch(i -> i.span().end() == end && i.span().start() < start);
    boolean safe =
        before != '*'
            && !inner.startsWith("*")
            && !inner.endsWith("*")
            && !followed
            && !closesOuter
            && flanks(inner.codePointAt(0), before)
            && flanks(inner.codePointBefore(inner.length()), after);
    if (safe) {
      out.append(stars).append(inner).append(stars);
    } else {
      out.append('<').append(element).append('>').append(inner);
      out.append("</").append(element).append('>');
    }
  }

  private static boolean flanks(int inside, int outside) {
    return Character.isLetterOrDigit(inside)
        || MarkdownEscaper.isSpace(outside)
        || (!MarkdownEscaper.isSpace(inside) && isPunctuation(outside));
  }

  private static boolean isPunctuation(int c) {
    return PUNCTUATION.matcher(Character.toString(c)).matches();
  }
}
