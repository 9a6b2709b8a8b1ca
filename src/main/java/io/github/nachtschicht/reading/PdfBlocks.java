package io.github.nachtschicht.reading;

import io.github.nachtschicht.reading.PdfLayout.Line;
import io.github.nachtschicht.text.Block;
import io.github.nachtschicht.text.BlockKind;
import io.github.nachtschicht.text.LeftOut;
import io.github.nachtschicht.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes blocks of the lines of a PDF: lines go on in a paragraph when the next word would not have
 * fitted on the line above, headings are larger or bolder than the text, small lines with a mark at
 * the foot of a page are notes.
 */
final class PdfBlocks {

  /** Bullets that may be other signs as well. */
  static final String UNSURE = "-–—*+";

  /** Share of its width by which the longest line of a column may be shorter than that. */
  private static final double RAGGED = 0.04;

  /** Characters of a line that may stand between two lines of a sentence, at most. */
  private static final int LONGEST_INTRUDER = 30;

  /** Lines that may stand there, one more than at most. */
  private static final int MOST_INTRUDERS = 5;

  /** Characters of the longest line in the narrowest column of prose. */
  private static final int PROSE = 24;

  private final List<Line> lines;
  private final DividedWords divided;
  private final PdfStyle style;
  private final PdfNotes notes;
  private final double[] localRight;

  /** Whether lines about as long as prose has stand around each line: an address has none. */
  private final boolean[] prose;

  private final List<LeftOut> leftOut = new ArrayList<>();

  private PdfBlocks(List<Line> lines) {
    this.lines = lines;
    style = new PdfStyle(lines);
    notes = new PdfNotes(lines, style);
    StringBuilder all = new StringBuilder();
    lines.forEach(line -> all.append(line.plain()).append('\n'));
    divided = new DividedWords(all);
    prose = new boolean[lines.size()];
    localRight = localRight();
  }

  /**
   * The blocks of a document.
   *
   * @param lines all lines in reading order, heads and feet of pages taken out
   * @param aside lines turned sideways; each is a paragraph behind what stands on its page
   * @param leftOut takes marks of notes and of list items
   */
  static List<Block> of(List<Line> lines, List<Line> aside, List<LeftOut> leftOut) {
    PdfBlocks blocks = new PdfBlocks(lines);
    List<Block> found = blocks.blocks(aside);
    leftOut.addAll(blocks.leftOut);
    return found;
  }

  /**
   * Where the lines around each line end: a quotation that is set narrower is full before the
   * column is.
   */
  private double[] localRight() {
    double[] right = new double[lines.size()];
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      double most = line.right();
      int longest = 0;
      for (int j = Math.max(0, i - 4); j <= Math.min(lines.size() - 1, i + 4); j++) {
        Line other = lines.get(j);
        if (PdfStyle.isSamePart(line, other) && PdfStyle.sameSize(line, other)) {
          most = Math.max(most, other.right());
          longest = Math.max(longest, other.text().length());
        }
      }
      right[i] = longest >= 45 ? most : line.partRight();
      prose[i] = longest >= PROSE;
    }
    return right;
  }

  private List<Block> blocks(List<Line> aside) {
    List<Draft<Line>> drafts = new ArrayList<>();
    List<Draft<Line>> waiting = new ArrayList<>();
    Draft<Line> current = null;
    Draft<Line> note = null;
    int asideNext = 0;
    int previous = -1;
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      while (asideNext < aside.size() && aside.get(asideNext).page() < line.page()) {
        waiting.add(turned(aside.get(asideNext++)));
        note = null;
      }
      if (notes.isNote(i)) {
        PdfNotes.Mark mark = notes.markOf(i);
        if (mark != null) {
          note = new Draft<>(line, line.left());
          note.kind = BlockKind.NOTE;
          note.marker = mark.label();
          note.skip = mark.end();
          waiting.add(note);
          continue;
        }
        if (note != null) {
          note.lines.add(line);
          continue;
        }
      }
      if (current != null && intrudes(current, i)) {
        waiting.add(turned(line));
        continue;
      }
      if (current == null || !goesOn(current, previous, line)) {
        if (current != null) {
          drafts.addAll(waiting);
          waiting.clear();
        }
        current = new Draft<>(line, line.left());
        drafts.add(current);
        ListItems.Marker marker = ListItems.marker(line.text());
        if (marker != null) {
          current.open(marker);
        }
      } else {
        current.lines.add(line);
      }
      previous = i;
    }
    drafts.addAll(waiting);
    while (asideNext < aside.size()) {
      drafts.add(turned(aside.get(asideNext++)));
    }
    PdfHeadings.find(drafts, style, this::text);
    List<Block> blocks = new ArrayList<>();
    drafts.forEach(draft -> blocks.add(block(draft)));
    return blocks;
  }

  private static Draft<Line> turned(Line line) {
    Draft<Line> draft = new Draft<>(line, line.left());
    draft.turned = true;
    return draft;
  }

  /**
   * Whether a short line stands between two lines of a sentence: the label of a figure beside the
   * text, or a piece of a formula in it.
   */
  private boolean intrudes(Draft<Line> current, int i) {
    Line above = current.last();
    Line line = lines.get(i);
    String text = above.plain();
    if (line.text().length() > LONGEST_INTRUDER
        || above.cells()
        || style.isHeading(above)
        || text.length() < PROSE
        || Math.abs(line.left() - above.left()) < line.size()
        || TextHeadings.endsSentence(text, text.length())) {
      return false;
    }
    for (int j = i + 1; j < Math.min(lines.size(), i + MOST_INTRUDERS); j++) {
      Line next = lines.get(j);
      if (!PdfStyle.isSamePart(above, next)
          || next.y() - above.y() > 3.2 * style.leading(above)
          || next.y() <= above.y()) {
        return false;
      }
      if (PdfStyle.sameSize(above, next)
          && above.bold() == next.bold()
          && Math.abs(next.left() - above.left()) < 2
          && !next.cells()) {
        return Character.isLowerCase(next.plain().codePointAt(0));
      }
    }
    return false;
  }

  private boolean goesOn(Draft<Line> current, int previous, Line line) {
    Line above = current.last();
    if (!PdfStyle.sameSize(above, line)
        || above.bold() != line.bold()
        || above.cells()
        || line.cells()) {
      return false;
    }
    boolean heading = style.isHeading(line);
    double gap = line.y() - above.y();
    boolean near = above.page() == line.page() && gap > -0.3 * line.size();
    String text = line.plain();
    boolean small = Character.isLowerCase(text.codePointAt(0));
    boolean ends = TextHeadings.surelyEndsSentence(above.plain(), above.plain().length());
    boolean ended = TextHeadings.endsSentence(above.plain(), above.plain().length());
    if (near && heading) {
      return gap < 1.45 * Math.max(style.leading(line), line.size())
          && !ended
          && !opensItem(line, true);
    }
    if (heading) {
      return false;
    }
    boolean hyphen = DividedWords.endsInHyphen(above.plain());
    boolean full = hyphen || isFull(above, previous, line);
    if (!near || !PdfStyle.isSamePart(above, line) && gap > 1.6 * style.leading(line)) {
      return flowsOn(current, above, line, small, ends, full);
    }
    if (opensItem(line, ended || !full)) {
      return false;
    }
    if (gap > 1.15 * style.leading(line) + 0.8) {
      boolean waits = line.left() < above.left() + 2 && gap < 3.2 * style.leading(line);
      return (small || hyphen) && !ends && (gap < 1.9 * style.leading(line) || waits);
    }
    boolean item = current.kind == BlockKind.LIST_ITEM;
    boolean indented = line.left() > above.left() + 0.8 * line.size();
    if (indented && !item && ended && current.lines.size() > 1) {
      return false;
    }
    if (item
        && current.lines.size() > 1
        && line.left() < above.left() - 0.8 * line.size()
        && ended) {
      return false;
    }
    return full || small && !ends;
  }

  /** Whether a paragraph goes on at the top of the next column or page. */
  private boolean flowsOn(
      Draft<Line> current, Line above, Line line, boolean small, boolean ends, boolean full) {
    if (ends
        || current.kind == BlockKind.NOTE
        || style.isHeading(above)
        || line.page() > above.page() + 1
        || line.page() == above.page() && line.y() > above.y()
        || opensItem(line, false)) {
      return false;
    }
    String text = above.plain();
    char last = text.charAt(text.length() - 1);
    if (small || DividedWords.endsInHyphen(text)) {
      return true;
    }
    int word = text.lastIndexOf(' ') + 1;
    boolean open = last == ',' || Character.isLowerCase(text.codePointAt(word));
    boolean prose = current.lines.size() > 1 || text.length() > 30;
    return prose
        && !TextHeadings.endsSentence(text, text.length())
        && (open || full && line.left() < line.partLeft() + 0.8 * line.size());
  }

  private boolean isFull(Line above, int index, Line next) {
    if (index >= 0 && !prose[index]) {
      return false;
    }
    double right = Math.max(index < 0 ? above.partRight() : localRight[index], above.right());
    // the longest line of a ragged column is somewhat shorter than the column
    double slack =
        TextHeadings.endsSentence(above.plain(), above.plain().length())
            ? -0.3 * above.size()
            : RAGGED * (above.partRight() - above.partLeft());
    return above.right() + 0.25 * above.size() + next.firstWord() > right - slack;
  }

  /** Whether a line opens a list item; figures and dashes only where a line begins anew. */
  private static boolean opensItem(Line line, boolean anew) {
    ListItems.Marker marker = ListItems.marker(line.text());
    return marker != null
        && (anew || ListItems.isBullet(marker.text()) && !UNSURE.contains(marker.text()));
  }

  /** The lines of a draft joined, with the marks of {@link PdfRows}. */
  private String text(Draft<Line> draft) {
    StringBuilder text = new StringBuilder();
    draft.lines.forEach(line -> divided.append(text, line.text()));
    return text.toString();
  }

  private Block block(Draft<Line> draft) {
    String text = text(draft);
    if (draft.skip > 0) {
      leftOut.add(new LeftOut(LeftOut.Reason.MARKUP, draft.marker));
    }
    boolean item = draft.kind == BlockKind.LIST_ITEM;
    String marker = item ? ListItems.shown(draft.marker) : draft.marker;
    InlineText inline = new InlineText();
    write(text, draft, inline);
    return Block.of(
        draft.kind, draft.level, marker, inline.text(), new Span(0, 0), inline.inlines());
  }

  /** Raised text that is the mark of a note on its page becomes that; other is written raised. */
  private void write(String text, Draft<Line> draft, InlineText inline) {
    Set<String> known = new HashSet<>();
    draft.lines.forEach(line -> known.addAll(notes.labels(line.page())));
    int at = draft.skip;
    while (at < text.length()) {
      int up = text.indexOf(PdfRows.RAISED, at);
      if (up < 0) {
        up = text.length();
      }
      inline.append(settled(text.substring(at, up)));
      if (up == text.length()) {
        break;
      }
      int end = text.indexOf(PdfRows.LEVEL, up);
      end = end < 0 ? text.length() : end;
      String raised = text.substring(up + 1, end).strip();
      String written = raised.isEmpty() ? "" : Superscripts.asText(inline.text(), raised);
      if (written != null) {
        inline.append(written);
      } else if (draft.kind != BlockKind.NOTE && known.contains(Superscripts.label(raised))) {
        inline.note(Superscripts.label(raised));
        leftOut.add(new LeftOut(LeftOut.Reason.MARKUP, raised));
      } else {
        inline.append(raised.matches("\\d+") ? Superscripts.exponent(raised) : raised);
      }
      at = end + 1;
    }
  }

  /** Hyphens that programs wrote as soft ones are seen, and so are hyphens. */
  private static String settled(String text) {
    return text.replace('\u00AD', '-');
  }
}
