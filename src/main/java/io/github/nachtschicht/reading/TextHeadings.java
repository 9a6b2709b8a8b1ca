package io.github.nachtschicht.reading;

import io.github.nachtschicht.reading.PlainTextParser.Draft;
import io.github.nachtschicht.text.BlockKind;
import java.util.List;

/** Which paragraphs of plain text are headings, and where sentences end in it. */
final class TextHeadings {

  /** A heading is not longer than this many characters; a title may be a little longer. */
  private static final int LONGEST_HEADING = 120;

  private static final int LONGEST_TITLE = 200;

  /**
   * A longer line right under the title is the article's teaser, a sentence without a full stop.
   */
  private static final int LONGEST_HEADING_UNDER_TITLE = 80;

  /** More lines without a full stop in a row than this are a list or a table, not headings. */
  private static final int MOST_HEADINGS_IN_A_ROW = 3;

  private TextHeadings() {}

  static void find(String text, List<Draft> drafts) {
    int run = 0;
    int firstText = firstText(drafts);
    for (int i = drafts.size() - 1; i >= 0; i--) {
      Draft draft = drafts.get(i);
      boolean last = i == drafts.size() - 1;
      boolean first = i <= firstText;
      if (draft.kind != BlockKind.PARAGRAPH || last || !looksLikeHeading(text, draft, first)) {
        run = 0;
        continue;
      }
      run++;
      draft.kind = BlockKind.HEADING;
      draft.level = 2;
      // those before were made paragraphs when their row became too long
      int end = Math.min(i + run, i + MOST_HEADINGS_IN_A_ROW + 1);
      if (run > MOST_HEADINGS_IN_A_ROW) {
        for (int j = i; j < end; j++) {
          drafts.get(j).kind = BlockKind.PARAGRAPH;
          drafts.get(j).level = 0;
        }
      }
    }
    for (int i = 0; i < drafts.size(); i++) {
      Draft draft = drafts.get(i);
      if (draft.kind == BlockKind.RULE) {
        continue;
      }
      if (draft.kind == BlockKind.HEADING) {
        draft.kind = BlockKind.TITLE;
        draft.level = 1;
        if (i + 1 < drafts.size()) {
          lowerTeaser(drafts.get(i + 1));
        }
      }
      break;
    }
  }

  private static void lowerTeaser(Draft underTitle) {
    int start = underTitle.lines.get(0).start();
    int end = underTitle.lines.get(underTitle.lines.size() - 1).end();
    if (underTitle.kind == BlockKind.HEADING && end - start > LONGEST_HEADING_UNDER_TITLE) {
      underTitle.kind = BlockKind.PARAGRAPH;
      underTitle.level = 0;
    }
  }

  private static int firstText(List<Draft> drafts) {
    int first = 0;
    while (first < drafts.size() && drafts.get(first).kind == BlockKind.RULE) {
      first++;
    }
    return first;
  }

  private static boolean looksLikeHeading(String text, Draft draft, boolean first) {
    return looksLikeHeading(
        text.substring(draft.lines.get(0).start(), draft.lines.get(draft.lines.size() - 1).end()),
        draft.lines.size(),
        first);
  }

  /**
   * Whether a text that stands by itself looks like a heading.
   *
   * @param text not blank
   * @param lines number of its lines
   * @param first whether it is the first of its document
   */
  static boolean looksLikeHeading(String text, int lines, boolean first) {
    int end = text.length();
    if (lines > (first ? 3 : 2) || end > (first ? LONGEST_TITLE : LONGEST_HEADING)) {
      return false;
    }
    if (Character.isLowerCase(text.codePointAt(0)) || !hasLetter(text, 0, end)) {
      return false;
    }
    char ending = text.charAt(end - 1);
    if (ending == ':' || ending == ';' || ending == ',' || ending == '-' || ending == '–') {
      return false;
    }
    return !endsSentence(text, end);
  }

  private static boolean hasLetter(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (Character.isLetter(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a sentence certainly ends right before an offset: a number or a short word with a full
   * stop may be an ordinal or an abbreviation.
   */
  static boolean surelyEndsSentence(String text, int end) {
    if (!endsSentence(text, end)) {
      return false;
    }
    if (text.charAt(end - 1) != '.') {
      return true;
    }
    int start = end - 1;
    while (start > 0 && Character.isLetterOrDigit(text.charAt(start - 1))) {
      start--;
    }
    return end - 1 - start > 2;
  }

  /**
   * Whether a sentence ends right before an offset: closing quotes and brackets are looked past.
   */
  static boolean endsSentence(String text, int end) {
    for (int i = end - 1; i >= 0; i--) {
      char c = text.charAt(i);
      if ("\"'“”‘’»«›‹)]".indexOf(c) >= 0) {
        continue;
      }
      return c == '.' || c == '!' || c == '?' || c == '…' || c == ':';
    }
    return false;
  }
}
