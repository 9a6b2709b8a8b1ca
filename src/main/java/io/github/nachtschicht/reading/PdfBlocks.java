package io.github.nachtschicht.reading;

import io.github.nachtschicht.reading.PdfLayout.Line;
import io.github.nachtschicht.text.Block;
import io.github.nachtschicht.text.BlockKind;
import io.github.nachtschicht.text.LeftOut;
import io.github.nachtschicht.text.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes blocks of the lines of a PDF: lines go on in a paragraph when the next word would not have
 * fitted on the line above, headings are larger or bolder than the text, small lines with a mark at
 * the foot of a page are notes.
 */
final class PdfBlocks {

  private static final Pattern BULLET =
      Pattern.compile("([•·●▪■○□◦‣⁃➢➤✓✔\uF0B7\uF0A7*]|[-–—])(?= |$)");

  private static final Pattern NUMBER =
      Pattern.compile("(\\d{1,3}[.)]|\\(\\d{1,3}\\)|[a-z]\\)|\\([a-z]\\))(?= |$)");

  /** The mark a note at the foot of a page begins with: raised, or before small print. */
  private static final Pattern NOTE_MARK =
      Pattern.compile("\u0011([0-9]{1,3}|[a-z*†‡§]{1,3})\\)?\u0012\\)? ?|([*†‡]{1,3}) ?");

  private static final Pattern SMALL_NOTE_MARK = Pattern.compile("\\[?(\\d{1,3})[\\])]? ");

  private static final int LONGEST_HEADING = 200;

  /** Sizes within this are the same, in points. */
  private static final double SAME_SIZE = 0.6;

  /** Share of its width by which the longest line of a column may be shorter than that. */
  private static final double RAGGED = 0.04;

  /** Characters of the longest line in the narrowest column of prose. */
  private static final int PROSE = 24;

  /** How much larger than the text a heading is, at least. */
  private static final double LARGER = 1.12;

  /** Lines that make one block. */
  private static final class Draft {
    final List<Line> lines = new ArrayList<>();
    BlockKind kind = BlockKind.PARAGRAPH;
    int level;
    String marker = "";
    String label = "";

    Line last() {
      return lines.get(lines.size() - 1);
    }

    Line first() {
      return lines.get(0);
    }
  }

  private final List<Line> lines;
  private final DividedWords divided;
  private final double bodySize;
  private final boolean bodyBold;
  private final Map<Long, Double> leading = new HashMap<>();
  private final Map<Integer, Set<String>> labels = new HashMap<>();
  private final double[] localRight;

  /** Whether lines about as long as prose has stand around each line: an address has none. */
  private final boolean[] prose;
  private final List<LeftOut> leftOut = new ArrayList<>();

  private PdfBlocks(List<Line> lines) {
    this.lines = lines;
    StringBuilder all = new StringBuilder();
    Map<Long, Integer> sizes = new TreeMap<>();
    int bold = 0;
    int letters = 0;
    for (Line line : lines) {
      all.append(line.plain()).append('\n');
      sizes.merge(Math.round(line.size() * 2), line.text().length(), Integer::sum);
      bold += line.bold() ? line.text().length() : 0;
      letters += line.text().length();
    }
    divided = new DividedWords(all);
    long most = 0;
    int found = -1;
    for (Map.Entry<Long, Integer> size : sizes.entrySet()) {
      if (size.getValue() > found) {
        found = size.getValue();
        most = size.getKey();
      }
    }
    bodySize = most / 2.0;
    bodyBold = 2 * bold > letters;
    findLeading();
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

  /** Whether a text is nothing but what opens a list item. */
  static boolean isMarker(String text) {
    return BULLET.matcher(text).matches() || NUMBER.matcher(text).matches();
  }

  private void findLeading() {
    Map<Long, List<Double>> gaps = new HashMap<>();
    for (int i = 1; i < lines.size(); i++) {
      Line above = lines.get(i - 1);
      Line line = lines.get(i);
      double gap = line.y() - above.y();
      if (isSamePart(above, line) && sameSize(above, line) && gap > 0.5 * line.size()) {
        gaps.computeIfAbsent(Math.round(line.size()), key -> new ArrayList<>()).add(gap);
      }
    }
    gaps.forEach(
        (size, all) -> {
          Collections.sort(all);
          // most gaps are between lines of a paragraph; of few, the smaller ones
          leading.put(size, all.get(all.size() > 8 ? all.size() * 2 / 5 : all.size() / 4));
        });
  }

  private double leading(Line line) {
    return leading.getOrDefault(Math.round(line.size()), 1.25 * line.size());
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
        if (isSamePart(line, other) && sameSize(line, other)) {
          most = Math.max(most, other.right());
          longest = Math.max(longest, other.text().length());
        }
      }
      right[i] = longest >= 45 ? most : line.partRight();
      prose[i] = longest >= PROSE;
    }
    return right;
  }

  private static boolean isSamePart(Line a, Line b) {
    return a.page() == b.page() && a.part() == b.part();
  }

  private static boolean sameSize(Line a, Line b) {
    return Math.abs(a.size() - b.size()) < SAME_SIZE;
  }

  private List<Block> blocks(List<Line> aside) {
    boolean[] notes = notes();
    List<Draft> drafts = new ArrayList<>();
    List<Draft> waiting = new ArrayList<>();
    Draft current = null;
    Draft note = null;
    int asideNext = 0;
    int previous = -1;
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      while (asideNext < aside.size() && aside.get(asideNext).page() < line.page()) {
        waiting.add(turned(aside.get(asideNext++)));
        note = null;
      }
      if (notes[i]) {
        Matcher mark = noteMark(line);
        if (mark != null) {
          note = new Draft();
          note.kind = BlockKind.NOTE;
          note.label = mark.group(1) == null ? mark.group(2) : mark.group(1);
          waiting.add(note);
        }
        if (note != null) {
          note.lines.add(line);
          continue;
        }
      }
      if (current == null || !goesOn(current, previous, line)) {
        if (current != null) {
          drafts.addAll(waiting);
          waiting.clear();
        }
        current = new Draft();
        drafts.add(current);
        open(current, line, drafts);
      }
      current.lines.add(line);
      previous = i;
    }
    drafts.addAll(waiting);
    while (asideNext < aside.size()) {
      drafts.add(turned(aside.get(asideNext++)));
    }
    findItems(drafts);
    findHeadings(drafts);
    List<Block> blocks = new ArrayList<>();
    drafts.forEach(draft -> blocks.add(block(draft)));
    return blocks;
  }

  private static Draft turned(Line line) {
    Draft draft = new Draft();
    draft.lines.add(line);
    draft.level = -1;
    return draft;
  }

  /** Which lines are notes at the foot of a page: its last lines, small print or with a mark. */
  private boolean[] notes() {
    boolean[] notes = new boolean[lines.size()];
    for (int end = lines.size(); end > 0; ) {
      int start = end - 1;
      while (start > 0 && isSamePart(lines.get(start - 1), lines.get(end - 1))) {
        start--;
      }
      findNotes(start, end, notes);
      end = start;
    }
    return notes;
  }

  private void findNotes(int start, int end, boolean[] notes) {
    int first = -1;
    for (int i = end - 1; i >= start; i--) {
      Line line = lines.get(i);
      Matcher mark = noteMark(line);
      boolean small = line.size() < 0.93 * bodySize;
      if (mark != null) {
        first = i;
      } else if (!small && !(i > start && continuesNote(start, i))) {
        break;
      }
    }
    if (first < 0 || first == start && end - start > 3 && lines.get(first).page() == 0) {
      first = first == start && first >= 0 && noteMark(lines.get(first)) != null ? first : -1;
    }
    if (first < 0) {
      return;
    }
    for (int i = first; i < end; i++) {
      Line line = lines.get(i);
      notes[i] = true;
      Matcher mark = noteMark(line);
      if (mark != null) {
        labels
            .computeIfAbsent(line.page(), key -> new HashSet<>())
            .add(mark.group(1) == null ? mark.group(2) : mark.group(1));
      }
    }
  }

  /** Whether a line of the text's size goes on in a note whose first line is above it. */
  private boolean continuesNote(int start, int i) {
    for (int j = i; j > Math.max(start, i - 6); j--) {
      double gap = lines.get(j).y() - lines.get(j - 1).y();
      if (gap > 1.3 * leading(lines.get(j)) || !sameSize(lines.get(j), lines.get(j - 1))) {
        return false;
      }
      if (noteMark(lines.get(j - 1)) != null) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Matcher noteMark(Line line) {
    Matcher raised = NOTE_MARK.matcher(line.text());
    if (raised.lookingAt() && raised.end() < line.text().length()) {
      return raised.group(1) != null || line.size() < 0.93 * bodySize ? raised : null;
    }
    if (line.size() < 0.93 * bodySize) {
      Matcher small = SMALL_NOTE_MARK.matcher(line.text());
      if (small.lookingAt()) {
        Matcher again = Pattern.compile("\\[?(\\d{1,3})()[\\])]? ").matcher(line.text());
        return again.lookingAt() ? again : null;
      }
    }
    return null;
  }

  private boolean isHeadingStyle(Line line) {
    return line.size() >= LARGER * bodySize && line.size() > bodySize + SAME_SIZE
        || line.bold() && !bodyBold && line.size() > 0.93 * bodySize;
  }

  private boolean goesOn(Draft current, int previous, Line line) {
    Line above = current.last();
    if (!sameSize(above, line) || above.bold() != line.bold() || above.cells() || line.cells()) {
      return false;
    }
    boolean heading = isHeadingStyle(line);
    double gap = line.y() - above.y();
    boolean near = above.page() == line.page() && gap > -0.3 * line.size();
    String text = line.plain();
    boolean small = Character.isLowerCase(text.codePointAt(0));
    boolean ends = PlainTextParser.surelyEndsSentence(above.plain(), above.plain().length());
    boolean ended = PlainTextParser.endsSentence(above.plain(), above.plain().length());
    if (near && heading) {
      return gap < 1.45 * Math.max(leading(line), line.size()) && !ended && !opensItem(line, true);
    }
    if (heading) {
      return false;
    }
    boolean hyphen = DividedWords.endsInHyphen(above.plain());
    boolean full = hyphen || isFull(above, previous, line);
    if (!near || !isSamePart(above, line) && gap > 1.6 * leading(line)) {
      return flowsOn(current, above, line, small, ends, full);
    }
    if (opensItem(line, ended || !full)) {
      return false;
    }
    if (gap > 1.15 * leading(line) + 0.8) {
      return (small || hyphen) && !ends && gap < 1.9 * leading(line);
    }
    boolean item = !current.marker.isEmpty();
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
      Draft current, Line above, Line line, boolean small, boolean ends, boolean full) {
    if (ends
        || current.kind == BlockKind.NOTE
        || isHeadingStyle(above)
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
        && !PlainTextParser.endsSentence(text, text.length())
        && (open || full && line.left() < line.partLeft() + 0.8 * line.size());
  }

  private boolean isFull(Line above, int index, Line next) {
    if (index >= 0 && !prose[index]) {
      return false;
    }
    double right = Math.max(index < 0 ? above.partRight() : localRight[index], above.right());
    // the longest line of a ragged column is somewhat shorter than the column
    double slack =
        PlainTextParser.endsSentence(above.plain(), above.plain().length())
            ? -0.3 * above.size()
            : RAGGED * (above.partRight() - above.partLeft());
    return above.right() + 0.25 * above.size() + next.firstWord() > right - slack;
  }

  /** Whether a line opens a list item; figures and dashes only where a line begins anew. */
  private static boolean opensItem(Line line, boolean anew) {
    Matcher bullet = BULLET.matcher(line.plain());
    if (bullet.lookingAt()) {
      return anew || "-–—*".indexOf(bullet.group(1).charAt(0)) < 0;
    }
    return anew && NUMBER.matcher(line.plain()).lookingAt();
  }

  private static void open(Draft draft, Line line, List<Draft> drafts) {
    Matcher bullet = BULLET.matcher(line.plain());
    Matcher number = NUMBER.matcher(line.plain());
    if (bullet.lookingAt()) {
      draft.marker = bullet.group(1);
    } else if (number.lookingAt()) {
      draft.marker = number.group(1);
    }
  }

  /** Bullets are items; figures and dashes are in company; levels are indents. */
  private void findItems(List<Draft> drafts) {
    List<Double> indents = new ArrayList<>();
    for (int i = 0; i < drafts.size(); i++) {
      Draft draft = drafts.get(i);
      if (draft.marker.isEmpty() || !isItem(drafts, i)) {
        draft.marker = "";
        if (draft.kind != BlockKind.NOTE) {
          indents.clear();
        }
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

  private boolean isItem(List<Draft> drafts, int i) {
    Draft draft = drafts.get(i);
    if (isHeadingStyle(draft.first())) {
      return false;
    }
    String text = text(draft);
    if (text.length() <= draft.marker.length()) {
      return false;
    }
    if (!Character.isLetterOrDigit(
            draft.marker.charAt(draft.marker.length() > 1 ? draft.marker.length() - 2 : 0))
        && "-–—*".indexOf(draft.marker.charAt(0)) < 0) {
      return true;
    }
    return isSibling(drafts, i, i - 1) || isSibling(drafts, i, i + 1);
  }

  private static boolean isSibling(List<Draft> drafts, int i, int j) {
    if (j < 0 || j >= drafts.size() || drafts.get(j).marker.isEmpty()) {
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

  private void findHeadings(List<Draft> drafts) {
    Set<Long> sizes = new java.util.TreeSet<>(java.util.Comparator.reverseOrder());
    boolean styled = false;
    for (Draft draft : drafts) {
      if (draft.kind == BlockKind.PARAGRAPH && isHeading(draft)) {
        draft.kind = BlockKind.HEADING;
        styled = true;
        sizes.add(Math.round(draft.first().size()));
      }
    }
    if (styled) {
      List<Long> order = new ArrayList<>(sizes);
      for (Draft draft : drafts) {
        if (draft.kind == BlockKind.HEADING) {
          draft.level = Math.min(6, 2 + order.indexOf(Math.round(draft.first().size())));
        }
      }
    } else {
      findPlainHeadings(drafts);
    }
    if (!drafts.isEmpty() && drafts.get(0).kind == BlockKind.HEADING) {
      drafts.get(0).kind = BlockKind.TITLE;
      drafts.get(0).level = 1;
    }
    drafts.forEach(draft -> draft.level = Math.max(0, draft.level));
  }

  private boolean isHeading(Draft draft) {
    String text = text(draft);
    if (draft.level < 0
        || !draft.lines.stream().allMatch(this::isHeadingStyle)
        || text.length() > LONGEST_HEADING
        || draft.lines.stream().anyMatch(Line::cells)
        || text.codePoints().noneMatch(Character::isLetter)) {
      return false;
    }
    boolean larger = draft.first().size() >= LARGER * bodySize;
    boolean ends = PlainTextParser.surelyEndsSentence(text, text.length());
    return larger ? !ends || text.length() < 80 : !ends && draft.lines.size() < 3;
  }

  /** Where all text looks the same, a short line by itself without a full stop is a heading. */
  private void findPlainHeadings(List<Draft> drafts) {
    int run = 0;
    for (int i = drafts.size() - 1; i >= 0; i--) {
      Draft draft = drafts.get(i);
      String text = text(draft);
      boolean heading =
          i < drafts.size() - 1
              && draft.kind == BlockKind.PARAGRAPH
              && draft.level == 0
              && draft.lines.stream().noneMatch(Line::cells)
              && drafts.get(i + 1).level == 0
              && PlainTextParser.looksLikeHeading(text, draft.lines.size(), i == 0);
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

  private String text(Draft draft) {
    StringBuilder text = new StringBuilder();
    draft.lines.forEach(line -> divided.append(text, line.text()));
    return text.toString();
  }

  private Block block(Draft draft) {
    String text = text(draft);
    int from = 0;
    String marker = "";
    if (draft.kind == BlockKind.NOTE) {
      Matcher mark = noteMark(draft.first());
      from = mark == null ? 0 : mark.end();
      marker = draft.label;
      leftOut.add(new LeftOut(LeftOut.Reason.MARKUP, marker));
    } else if (draft.kind == BlockKind.LIST_ITEM) {
      from = draft.marker.length();
      char first = draft.marker.charAt(0);
      marker = Character.isLetterOrDigit(first) || first == '(' ? draft.marker : "-";
      leftOut.add(new LeftOut(LeftOut.Reason.MARKUP, draft.marker));
    }
    InlineText inline = new InlineText();
    write(text, from, draft, inline);
    return new Block(
        draft.kind,
        draft.level,
        marker,
        inline.text(),
        new Span(0, 0),
        inline.inlines(),
        null,
        null);
  }

  /** Raised text that is the mark of a note on its page becomes that; other is written raised. */
  private void write(String text, int from, Draft draft, InlineText inline) {
    Set<String> known = new HashSet<>();
    draft.lines.forEach(line -> known.addAll(labels.getOrDefault(line.page(), Set.of())));
    int at = from;
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
