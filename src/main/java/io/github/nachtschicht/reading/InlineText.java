package io.github.nachtschicht.reading;

import io.github.nachtschicht.text.Block;
import io.github.nachtschicht.text.BlockKind;
import io.github.nachtschicht.text.Inline;
import io.github.nachtschicht.text.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
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

  /** So many may be a piece of a sentence where there are no more than {@link #FEW_LINES}. */
  private static final int HALF_LINE = 30;

  private static final int FEW_LINES = 3;

  /** In longer texts no words are joined. */
  private static final int MOST_LINES = 200;

  private static final DividedWords WORDS = new DividedWords("");

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

  /**
   * Joins lines where a sentence goes on, and words that are divided at the end of a line.
   *
   * @param all whether all lines are joined
   */
  void joinLines(boolean all) {
    long breaks = text.chars().filter(c -> c == '\n').count();
    BitSet copied = new BitSet();
    for (Inline inline : breaks > 0 ? inlines() : List.<Inline>of()) {
      if (inline.kind() == Inline.Kind.LITERAL || inline.kind() == Inline.Kind.CODE) {
        copied.set(inline.span().start(), inline.span().end());
      }
    }
    int length = text.length();
    int start = 0;
    for (int from, at = text.indexOf("\n");
        at > 0 && at + 1 < text.length();
        at = text.indexOf("\n", from)) {
      from = at + 1;
      if (copied.get(at + length - text.length())) {
        continue;
      }
      String end = text.substring(Math.max(start, at - LONG_LINE), at);
      int next = text.codePointAt(at + 1);
      boolean small = Character.isLowerCase(next);
      boolean few = breaks < FEW_LINES && !Character.isLowerCase(text.codePointAt(start));
      if (small && breaks < MOST_LINES && DividedWords.endsInHyphen(end)) {
        from = at - end.length();
        joinWord(from, at);
      } else if (all
          || Character.isLetter(next) && TextHeadings.endsOpen(end, end.length())
          || small
              && at > start
              && Character.isLetter(text.charAt(at - 1))
              && at - start >= (few ? HALF_LINE : LONG_LINE)) {
        text.setCharAt(at, ' ');
      } else {
        start = at + 1;
      }
    }
  }

  /** Joins the end of a line, which may be half a word, and the next line. */
  private void joinWord(int from, int at) {
    StringBuilder joined = new StringBuilder(text.substring(from, at));
    String next = text.substring(at + 1, Math.min(text.length(), at + 1 + LONG_LINE));
    WORDS.append(joined, next);
    joined.setLength(joined.length() - next.length());
    replace(from, at + 1, joined);
  }

  /** Replaces the end of a line by one that at most is shorter. */
  private void replace(int from, int to, CharSequence by) {
    int end = from + by.length();
    text.replace(from, to, by.toString());
    inlines.replaceAll(
        inline -> {
          Span span = inline.span();
          Span moved = new Span(moved(span.start(), end, to), moved(span.end(), end, to));
          return new Inline(inline.kind(), moved, inline.target());
        });
    List<Open> still = new ArrayList<>(open);
    open.clear();
    still.forEach(o -> open.addLast(new Open(o.markup(), moved(o.start(), end, to))));
  }

  private static int moved(int at, int end, int to) {
    return at >= to ? at - to + end : Math.min(at, end);
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
