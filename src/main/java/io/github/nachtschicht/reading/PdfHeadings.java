package io.github.nachtschicht.reading;

import io.github.nachtschicht.reading.PdfLayout.Line;
import io.github.nachtschicht.text.BlockKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Tells which paragraphs of a PDF are list items, and which are headings and of what level. */
final class PdfHeadings {

  private static final int LONGEST_HEADING = 200;

  /** Indents within this are the same, in points. */
  private static final double SAME_INDENT = 4;

  private final List<Draft<Line>> drafts;
  private final PdfStyle style;
  private final Function<Draft<Line>, String> text;

  private PdfHeadings(
      List<Draft<Line>> drafts, PdfStyle style, Function<Draft<Line>, String> text) {
    this.drafts = drafts;
    this.style = style;
    this.text = text;
  }

  /** Sets kinds and levels. */
  static void find(List<Draft<Line>> drafts, PdfStyle style, Function<Draft<Line>, String> text) {
    PdfHeadings headings = new PdfHeadings(drafts, style, text);
    headings.findItems();
    headings.findHeadings();
  }

  private void findItems() {
    for (Draft<Line> draft : drafts) {
      if (draft.kind == BlockKind.LIST_ITEM
          && (style.isHeading(draft.first()) || text.apply(draft).length() <= draft.skip)) {
        draft.close();
      }
    }
    ListItems.find(drafts, PdfBlocks.UNSURE, SAME_INDENT, false);
  }

  private void findHeadings() {
    Set<Long> sizes = new TreeSet<>(Comparator.reverseOrder());
    for (Draft<Line> draft : drafts) {
      if (draft.kind == BlockKind.PARAGRAPH && isHeading(draft)) {
        draft.kind = BlockKind.HEADING;
        sizes.add(Math.round(draft.first().size()));
      }
    }
    List<Long> order = new ArrayList<>(sizes);
    for (Draft<Line> draft : drafts) {
      if (draft.kind == BlockKind.HEADING) {
        draft.level = Math.min(6, 2 + order.indexOf(Math.round(draft.first().size())));
      }
    }
    if (sizes.isEmpty()) {
      findPlainHeadings();
    }
    if (!drafts.isEmpty() && drafts.get(0).kind == BlockKind.HEADING) {
      drafts.get(0).kind = BlockKind.TITLE;
      drafts.get(0).level = 1;
    }
  }

  private boolean isHeading(Draft<Line> draft) {
    String shown = text.apply(draft);
    if (draft.turned
        || !draft.lines.stream().allMatch(style::isHeading)
        || shown.length() > LONGEST_HEADING
        || draft.lines.stream().anyMatch(Line::cells)
        || shown.codePoints().noneMatch(Character::isLetter)) {
      return false;
    }
    boolean larger = style.isLarger(draft.first());
    boolean ends = TextHeadings.surelyEndsSentence(shown, shown.length());
    return larger ? !ends || shown.length() < 80 : !ends && draft.lines.size() < 3;
  }

  /** Where all text looks the same, a short line by itself without a full stop is a heading. */
  private void findPlainHeadings() {
    TextHeadings.find(
        drafts,
        1,
        i -> {
          Draft<Line> draft = drafts.get(i);
          return !draft.turned
              && draft.lines.stream().noneMatch(Line::cells)
              && !drafts.get(i + 1).turned
              && TextHeadings.looksLikeHeading(text.apply(draft), draft.lines.size(), i == 0);
        });
  }
}
