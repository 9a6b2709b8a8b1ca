package io.github.nachtschicht.reading;

import io.github.nachtschicht.reading.PdfLayout.Line;
import io.github.nachtschicht.text.BlockKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Tells which paragraphs of a PDF are list items, and which are headings and of what level. */
final class PdfHeadings {

  private static final int LONGEST_HEADING = 200;

  private final List<PdfDraft> drafts;
  private final PdfStyle style;
  private final DividedWords divided;

  private PdfHeadings(List<PdfDraft> drafts, PdfStyle style, DividedWords divided) {
    this.drafts = drafts;
    this.style = style;
    this.divided = divided;
  }

  /** Sets kinds and levels. */
  static void find(List<PdfDraft> drafts, PdfStyle style, DividedWords divided) {
    PdfHeadings headings = new PdfHeadings(drafts, style, divided);
    headings.findItems();
    headings.findHeadings();
  }

  /** Bullets are items; figures and dashes are in company; levels are indents. */
  private void findItems() {
    List<Double> indents = new ArrayList<>();
    for (int i = 0; i < drafts.size(); i++) {
      PdfDraft draft = drafts.get(i);
      if (draft.kind == BlockKind.NOTE) {
        continue;
      }
      if (draft.marker.isEmpty() || !isItem(i)) {
        draft.marker = "";
        indents.clear();
        continue;
      }
      double left = draft.first().left();
      while (!indents.isEmpty() && indents.get(indents.size() - 1) > left + 4) {
        indents.remove(indents.size() - 1);
      }
      if (indents.isEmpty() || indents.get(indents.size() - 1) < left - 4) {
        indents.add(left);
      }
      draft.kind = BlockKind.LIST_ITEM;
      draft.level = Math.min(6, indents.size());
    }
  }

  private boolean isItem(int i) {
    PdfDraft draft = drafts.get(i);
    if (style.isHeading(draft.first())) {
      return false;
    }
    String text = draft.text(divided);
    if (text.length() <= draft.marker.length()) {
      return false;
    }
    if (!Character.isLetterOrDigit(
            draft.marker.charAt(draft.marker.length() > 1 ? draft.marker.length() - 2 : 0))
        && "-–—*".indexOf(draft.marker.charAt(0)) < 0) {
      return true;
    }
    return isSibling(i, i - 1) || isSibling(i, i + 1);
  }

  private boolean isSibling(int i, int j) {
    if (j < 0
        || j >= drafts.size()
        || drafts.get(j).kind == BlockKind.NOTE
        || drafts.get(j).marker.isEmpty()) {
      return false;
    }
    String a = drafts.get(Math.min(i, j)).marker;
    String b = drafts.get(Math.max(i, j)).marker;
    boolean figures = a.chars().anyMatch(Character::isDigit);
    if (figures != b.chars().anyMatch(Character::isDigit)) {
      return true;
    }
    return !figures
        || Integer.parseInt(b.replaceAll("\\D", ""))
            == Integer.parseInt(a.replaceAll("\\D", "")) + 1;
  }

  private void findHeadings() {
    Set<Long> sizes = new java.util.TreeSet<>(java.util.Comparator.reverseOrder());
    boolean styled = false;
    for (PdfDraft draft : drafts) {
      if (draft.kind == BlockKind.PARAGRAPH && isHeading(draft)) {
        draft.kind = BlockKind.HEADING;
        styled = true;
        sizes.add(Math.round(draft.first().size()));
      }
    }
    if (styled) {
      List<Long> order = new ArrayList<>(sizes);
      for (PdfDraft draft : drafts) {
        if (draft.kind == BlockKind.HEADING) {
          draft.level = Math.min(6, 2 + order.indexOf(Math.round(draft.first().size())));
        }
      }
    } else {
      findPlainHeadings();
    }
    if (!drafts.isEmpty() && drafts.get(0).kind == BlockKind.HEADING) {
      drafts.get(0).kind = BlockKind.TITLE;
      drafts.get(0).level = 1;
    }
  }

  private boolean isHeading(PdfDraft draft) {
    String text = draft.text(divided);
    if (draft.turned
        || !draft.lines.stream().allMatch(style::isHeading)
        || text.length() > LONGEST_HEADING
        || draft.lines.stream().anyMatch(Line::cells)
        || text.codePoints().noneMatch(Character::isLetter)) {
      return false;
    }
    boolean larger = style.isLarger(draft.first());
    boolean ends = TextHeadings.surelyEndsSentence(text, text.length());
    return larger ? !ends || text.length() < 80 : !ends && draft.lines.size() < 3;
  }

  /** Where all text looks the same, a short line by itself without a full stop is a heading. */
  private void findPlainHeadings() {
    int run = 0;
    for (int i = drafts.size() - 1; i >= 0; i--) {
      PdfDraft draft = drafts.get(i);
      String text = draft.text(divided);
      boolean heading =
          i < drafts.size() - 1
              && draft.kind == BlockKind.PARAGRAPH
              && !draft.turned
              && draft.lines.stream().noneMatch(Line::cells)
              && !drafts.get(i + 1).turned
              && TextHeadings.looksLikeHeading(text, draft.lines.size(), i == 0);
      run = heading ? run + 1 : 0;
      if (heading && run == 1) {
        draft.kind = BlockKind.HEADING;
        draft.level = 2;
      } else if (run > 1) {
        // several in a row are a list, an address or a table
        for (int j = i; j < i + 2; j++) {
          drafts.get(j).kind = BlockKind.PARAGRAPH;
          drafts.get(j).level = 0;
        }
      }
    }
  }
}
