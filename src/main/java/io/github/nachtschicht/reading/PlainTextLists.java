package io.github.nachtschicht.reading;

import io.github.nachtschicht.reading.PlainTextParser.Draft;
import io.github.nachtschicht.text.BlockKind;
import java.util.ArrayList;
import java.util.List;

/** Which paragraphs of plain text are items of lists, and how deep they are nested. */
final class PlainTextLists {

  private static final String BULLETS = "-*+•‣◦·▪●○■□–—";

  private PlainTextLists() {}

  /** Dashes and numbers open list items only in company; then their nesting is found. */
  static void find(List<Draft> drafts) {
    for (int i = 0; i < drafts.size(); i++) {
      Draft draft = drafts.get(i);
      if (draft.kind == BlockKind.LIST_ITEM && !isItem(drafts, i)) {
        draft.kind = BlockKind.PARAGRAPH;
        draft.marker = "";
        draft.skip = 0;
      }
    }
    List<Integer> indents = new ArrayList<>();
    for (Draft draft : drafts) {
      if (draft.kind != BlockKind.LIST_ITEM) {
        indents.clear();
        continue;
      }
      while (!indents.isEmpty() && indents.get(indents.size() - 1) > draft.indent) {
        indents.remove(indents.size() - 1);
      }
      if (indents.isEmpty() || indents.get(indents.size() - 1) < draft.indent) {
        indents.add(draft.indent);
      }
      draft.level = Math.min(6, indents.size());
      if (BULLETS.indexOf(draft.marker) >= 0) {
        draft.marker = "-";
      }
    }
  }

  private static boolean isItem(List<Draft> drafts, int i) {
    Draft draft = drafts.get(i);
    String marker = draft.marker;
    if (!marker.equals("–") && !marker.equals("—") && BULLETS.indexOf(marker) >= 0) {
      return true;
    }
    return follows(drafts, i - 1, i) || follows(drafts, i, i + 1) || nestsBefore(drafts, i);
  }

  /** Whether two neighbours are items of one list: the same dash, or numbers that count up. */
  private static boolean follows(List<Draft> drafts, int i, int j) {
    if (i < 0 || j >= drafts.size()) {
      return false;
    }
    String first = drafts.get(i).marker;
    String second = drafts.get(j).marker;
    if (first.isEmpty() || second.isEmpty()) {
      return false;
    }
    return BULLETS.indexOf(second) >= 0
        ? first.equals(second)
        : ordinal(second) == ordinal(first) + 1;
  }

  /** Whether a numbered item has nested items between itself and the next number. */
  private static boolean nestsBefore(List<Draft> drafts, int i) {
    Draft draft = drafts.get(i);
    for (int step = -1; step <= 1; step += 2) {
      for (int j = i + step; j >= 0 && j < drafts.size() && Math.abs(j - i) < 50; j += step) {
        Draft other = drafts.get(j);
        if (other.marker.isEmpty() || other.indent < draft.indent) {
          break;
        }
        if (other.indent == draft.indent) {
          return ordinal(other.marker) == ordinal(draft.marker) + step;
        }
      }
    }
    return false;
  }

  private static int ordinal(String marker) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < marker.length(); i++) {
      char c = marker.charAt(i);
      if (c >= '0' && c <= '9') {
        digits.append(c);
      } else if (c >= 'a' && c <= 'z') {
        return 1000 + c;
      }
    }
    return digits.length() == 0 ? -10 : Integer.parseInt(digits.toString());
  }
}
