package io.github.nachtschicht.reading;

import io.github.nachtschicht.text.Block;
import io.github.nachtschicht.text.BlockKind;
import io.github.nachtschicht.text.Inline;
import io.github.nachtschicht.text.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * Collects a block's text and its inline markup. White space is collapsed to single spaces, none at
 * the ends; soft hyphens are dropped. Line breaks are kept where they are asked for.
 */
final class InlineText {

  /** Inline markup and where it leads, see {@link Inline#target()}. */
  record Markup(Inline.Kind kind, String target) {}

  private record Open(Markup markup, int start) {}

  /** A line of so many characters may have been broken because it was full. */
  private static final int LONG_LINE = 60;

  private final StringBuilder text = new StringBuilder();
  private final Deque<Open> open = new ArrayDeque<>();
  private final List<Inline> inlines = new ArrayList<>();
  private boolean spaceDue;
  private boolean lineDue;

  boolean isEmpty() {
    return text.length() == 0;
  }

  /** Appends running text. */
  void append(String more) {
    for (int i = 0; i < more.length(); i++) {
      char c = more.charAt(i);
      if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f') {
        space();
      } else if (c != '\u00AD' && c != '\u200B' && c != '\uFEFF') {
        flushSpace();
        text.append(c);
      }
    }
  }

  /** Appends text to the letter, as inline code is. */
  void appendVerbatim(String more) {
    if (!more.isEmpty()) {
      flushSpace();
      text.append(more);
    }
  }

  /** White space, of which only the first counts. */
  void space() {
    spaceDue = text.length() > 0 && !lineDue;
  }

  /** A line break of the document; it goes no further than the text. */
  void lineBreak() {
    if (text.length() > 0) {
      lineDue = true;
      spaceDue = false;
    }
  }

  /** The mark of a note stands here. */
  void note(String label) {
    inlines.add(new Inline(Inline.Kind.NOTE, new Span(text.length(), text.length()), label));
  }

  /** Gives the mark of a note that was added last another label. */
  void relabel(String label) {
    int last = inlines.size() - 1;
    inlines.set(last, new Inline(Inline.Kind.NOTE, inlines.get(last).span(), label));
  }

  /** Appends what is copied to the letter: a formula, a tag, a placeholder. */
  void literal(String letters) {
    flushSpace();
    int start = text.length();
    text.append(letters);
    inlines.add(new Inline(Inline.Kind.LITERAL, new Span(start, text.length()), ""));
  }

  private void flushSpace() {
    if (lineDue) {
      text.append('\n');
      lineDue = false;
      spaceDue = false;
    }
    if (spaceDue) {
      text.append(' ');
      spaceDue = false;
    }
  }

  /** The end of the text so far, at most 60 characters, with the white space that is due. */
  String tail() {
    String end = text.substring(Math.max(0, text.length() - 60));
    return spaceDue || lineDue ? end + " " : end;
  }

  /** Makes the line break that is due a space if it only means that the line was full. */
  void settleBreak(String next) {
    if (lineDue && onlyWasFull(next)) {
      lineDue = false;
      spaceDue = true;
    }
  }

  /**
   * Whether a line break here only means that the line was full: it is long and ends in a word, and
   * what follows begins with a small letter.
   *
   * @param next not blank
   */
  boolean onlyWasFull(String next) {
    int length = text.length();
    return length - text.lastIndexOf("\n") - 1 >= LONG_LINE
        && Character.isLetter(text.charAt(length - 1))
        && Character.isLowerCase(next.stripLeading().charAt(0));
  }

  /** Opens inline markup. */
  void open(Inline.Kind kind, String target) {
    flushSpace();
    open.push(new Open(new Markup(kind, target), text.length()));
  }

  /** Closes what is not wanted and opens what is; what stays is not touched. */
  void set(List<Markup> wanted) {
    while (open.stream().anyMatch(markup -> !wanted.contains(markup.markup()))) {
      add(open.pop(), inlines);
    }
    for (Markup markup : wanted) {
      if (open.stream().noneMatch(known -> known.markup().equals(markup))) {
        open(markup.kind(), markup.target());
      }
    }
  }

  /** Closes the markup opened last, if it is of this kind. */
  void close(Inline.Kind kind) {
    Open last = open.peek();
    if (last != null && last.markup().kind() == kind) {
      open.pop();
      add(last, inlines);
    }
  }

  private void add(Open ended, List<Inline> to) {
    if (ended.start() < text.length()) {
      Markup markup = ended.markup();
      to.add(new Inline(markup.kind(), new Span(ended.start(), text.length()), markup.target()));
    }
  }

  /** The text so far. */
  String text() {
    return text.toString();
  }

  /**
   * The markup so far, what is still open up to here; in order of its start, outer before inner.
   */
  List<Inline> inlines() {
    List<Inline> all = new ArrayList<>(inlines);
    open.forEach(markup -> add(markup, all));
    all.sort(
        Comparator.comparingInt((Inline inline) -> inline.span().start())
            .thenComparing(inline -> -inline.span().end()));
    return List.copyOf(all);
  }

  /** Empties text and markup; markup still open goes on in the next block. */
  void clear() {
    List<Open> still = new ArrayList<>(open);
    text.setLength(0);
    inlines.clear();
    open.clear();
    still.forEach(markup -> open.addLast(new Open(markup.markup(), 0)));
    spaceDue = false;
    lineDue = false;
  }

  /** Blocks one below the other as the lines of one text. */
  static InlineText lines(List<Block> blocks) {
    InlineText lines = new InlineText();
    for (Block block : blocks) {
      if (block.text().isEmpty()) {
        continue;
      }
      lines.lineBreak();
      lines.flushSpace();
      int shift = lines.text.length();
      lines.text.append(block.text());
      if (block.kind() == BlockKind.CODE) {
        lines.inlines.add(
            new Inline(Inline.Kind.LITERAL, new Span(shift, lines.text.length()), ""));
      }
      for (Inline inline : block.inlines()) {
        Span span = new Span(inline.span().start() + shift, inline.span().end() + shift);
        lines.inlines.add(new Inline(inline.kind(), span, inline.target()));
      }
    }
    return lines;
  }
}
