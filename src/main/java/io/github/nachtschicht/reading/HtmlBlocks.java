package io.github.nachtschicht.reading;

import io.github.nachtschicht.reading.NotePlacement.Placed;
import io.github.nachtschicht.text.Block;
import io.github.nachtschicht.text.BlockKind;
import io.github.nachtschicht.text.Inline;
import io.github.nachtschicht.text.LeftOut;
import io.github.nachtschicht.text.Span;
import io.github.nachtschicht.text.TableCell;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Collects the blocks of an HTML document while a {@link HtmlWalker} goes through its tree. Longer
 * than other classes, since text, lists, notes and cells under way share one state.
 */
final class HtmlBlocks {

  private static final Pattern LETTERS = Pattern.compile("[\\p{L}\\p{N}]");

  private static final Pattern NOTE_NUMBER =
      Pattern.compile("\\s*[\\[(]?(\\d{1,3}|[*†‡]{1,3})[\\])]?[.:)]?\\s+");

  /** What stands between the parts of a chapter. */
  private static final Pattern ORNAMENT = Pattern.compile("[*•·~#=_–—⁂∗✻❦\\s-]{1,40}");

  final InlineText text = new InlineText();
  private final List<Placed> blocks = new ArrayList<>();
  private final List<LeftOut> leftOut = new ArrayList<>();

  /** How the items of a list are numbered; a step of 0 for bullets. */
  private static final class Numbering {
    int next;
    final int step;
    final String format;
    final String delimiter;

    Numbering(int first, int step, String format, String delimiter) {
      this.next = first;
      this.step = step;
      this.format = format;
      this.delimiter = delimiter;
    }
  }

  private final Deque<Numbering> lists = new ArrayDeque<>();

  private final List<String> marks = new ArrayList<>();

  /** Labels of marks without a link, whose note may follow as a paragraph, and their keys. */
  private final Map<String, String> open = new HashMap<>();

  private int quotes;
  private int heading;
  private int verses;

  /** How many elements are open that hold notes by their class. */
  private int noteLists;

  private boolean breakDue;
  private @Nullable String marker;
  private int itemLevel;
  private HtmlNotes.@Nullable Note note;
  private @Nullable Element noteElement;
  private boolean noteStart;
  private @Nullable String raisedNote;
  private @Nullable Element cell;
  private @Nullable TableCell place;
  private int start = -1;
  private int end;
  private boolean exactPlaces = true;

  // ------------------------------------------------------------------ what the walker reports

  void leaveOut(LeftOut.Reason reason, String passage) {
    if (LETTERS.matcher(passage).find()) {
      leftOut.add(
          new LeftOut(
              reason,
              passage.strip().replaceAll("[ \\t\\x0B\\f]+", " ").replaceAll("\\s*\\n\\s*", "\n")));
    }
  }

  /** What the text read next was made of, in the source. */
  void at(Span span) {
    if (exactPlaces) {
      start = start < 0 ? span.start() : start;
      end = Math.max(end, span.end());
    }
  }

  /** The same for blocks that say themselves where they come from. */
  void from(Span span) {
    exactPlaces = false;
    start = span.start();
    end = span.end();
  }

  /**
   * A list begins.
   *
   * @param step from one number to the next; 0 for bullets
   * @param format of its numbers, as {@link WordNumbering#number} has it
   * @param delimiter what stands behind its numbers
   */
  void openList(int first, int step, String format, String delimiter) {
    lists.push(new Numbering(first, step, format, delimiter));
  }

  void closeList() {
    lists.poll();
    marker = null;
  }

  /**
   * An item begins.
   *
   * @param number null if it is the next
   * @param format of its number; empty if it is the list's
   */
  void openItem(@Nullable Integer number, String format) {
    Numbering list = lists.peek();
    if (list == null || list.step == 0) {
      marker = "-";
      return;
    }
    list.next = number == null ? list.next : number;
    marker =
        WordNumbering.number(format.isEmpty() ? list.format : format, list.next) + list.delimiter;
    list.next += list.step;
  }

  void closeItem() {
    marker = null;
    itemLevel = 0;
  }

  /** An item that is none in HTML: a word processor wrote it as a paragraph. */
  void openItem(int level, String itsMarker) {
    itemLevel = level;
    marker = itsMarker;
  }

  /** The marker that stands in the text of such an item; whether it was taken. */
  boolean takeMarker(String text) {
    if (itemLevel == 0 || marker == null) {
      return false;
    }
    marker = text.matches("\\(?\\w{1,5}[.)]") ? text : marker;
    leaveOut(LeftOut.Reason.MARKUP, text);
    return true;
  }

  /**
   * A heading begins or ends.
   *
   * @param level 0 for its end
   */
  void heading(int level) {
    heading = level;
  }

  void quote(int by) {
    quotes += by;
  }

  /** Verses, or what holds notes, begin (1) or end (-1). */
  void inside(boolean isVerse, boolean holdsNotes, int by) {
    verses += isVerse ? by : 0;
    noteLists += holdsNotes ? by : 0;
  }

  boolean inCell() {
    return cell != null;
  }

  boolean inNote() {
    return note != null;
  }

  void openCell(Element element, TableCell at) {
    cell = element;
    place = at;
  }

  void openNote(Element element, HtmlNotes.Note opened) {
    note = opened;
    noteElement = element;
    noteStart = true;
  }

  /** Whether the text of a note is about to begin, so that its own label may stand here. */
  boolean atNoteStart() {
    return note != null && noteStart && text.isEmpty();
  }

  /** The label of the note under way; a label found in its text serves where no mark gave one. */
  String noteLabel(String found) {
    if (note == null) {
      return found;
    }
    if (note.label().isEmpty()) {
      note = new HtmlNotes.Note(note.key(), found);
    }
    return note.label();
  }

  void mark(HtmlNotes.Note marked) {
    text.note(marked.label());
    marks.add(marked.key());
  }

  /** A raised passage. */
  void raise(String passage) {
    flushBreak();
    String label = Superscripts.label(passage);
    if (text.isEmpty() && cell == null && note == null && open.containsKey(label)) {
      raisedNote = label;
      leaveOut(LeftOut.Reason.MARKUP, passage);
      return;
    }
    String written = Superscripts.asText(text.tail(), passage);
    if (written != null) {
      text.append(written);
      return;
    }
    leaveOut(LeftOut.Reason.MARKUP, passage);
    String key = open.computeIfAbsent(label, l -> "^" + l + "^" + blocks.size());
    mark(new HtmlNotes.Note(key, label));
  }

  /** A line break of the document; the second in a row ends the paragraph. */
  void lineBreak() {
    if (breakDue && !text.isEmpty()) {
      flush();
    }
    breakDue = true;
  }

  void append(String more) {
    String rest =
        noteStart && note != null && !more.isBlank() ? withoutLabel(more) : withoutNumber(more);
    if (!rest.isBlank()) {
      flushBreak();
    }
    if (!breakDue) {
      text.append(rest);
    }
  }

  /** Whether a number or sign opens a note whose mark has it, in an element that holds notes. */
  private String withoutNumber(String more) {
    if (noteLists == 0 || open.isEmpty() || !text.isEmpty() || cell != null || note != null) {
      return more;
    }
    Matcher number = NOTE_NUMBER.matcher(more);
    if (!number.lookingAt() || !open.containsKey(number.group(1))) {
      return more;
    }
    raisedNote = number.group(1);
    leaveOut(LeftOut.Reason.MARKUP, number.group());
    return more.substring(number.end());
  }

  private String withoutLabel(String more) {
    noteStart = false;
    String label = note == null ? "" : note.label();
    Matcher own =
        Pattern.compile("\\s*[\\[(]?" + Pattern.quote(label) + "[\\])]?[.:)]?(?:\\s+|$)")
            .matcher(more);
    if (label.isEmpty() || !own.lookingAt()) {
      return more;
    }
    leaveOut(LeftOut.Reason.MARKUP, own.group());
    noteStart = own.end() == more.length();
    return more.substring(own.end());
  }

  /** Writes the line break that is due. */
  void flushBreak() {
    if (breakDue) {
      breakDue = false;
      text.lineBreak();
    }
  }

  /** Joins lines, but those of verse. */
  private void joinLines() {
    if (verses == 0 && !text.isEmpty()) {
      text.joinLines(heading > 0 && cell == null);
    }
  }

  // ------------------------------------------------------------------ blocks

  /** Ends the block under way; in a cell, its line. */
  void flush() {
    if (cell != null) {
      text.lineBreak();
      breakDue = false;
      return;
    }
    breakDue = false;
    if (text.isEmpty() && marks.isEmpty()) {
      text.clear();
      return;
    }
    if (text.isEmpty()) {
      // a mark of its own; it belongs to what stands before it
      if (!blocks.isEmpty()) {
        Placed last = blocks.get(blocks.size() - 1);
        List<String> all = new ArrayList<>(last.marks());
        all.addAll(marks);
        blocks.set(blocks.size() - 1, new Placed(last.block(), last.note(), all));
      }
      marks.clear();
      text.clear();
      return;
    }
    joinLines();
    if (note != null) {
      end(BlockKind.NOTE, 0, note.label().isEmpty() ? "*" : note.label(), note.key());
    } else if (raisedNote != null) {
      String key = Objects.requireNonNullElse(open.remove(raisedNote), "");
      end(BlockKind.NOTE, 0, raisedNote, key);
      raisedNote = null;
    } else if (heading > 0) {
      end(BlockKind.HEADING, heading, "", "");
    } else if (marker != null) {
      int level = Math.max(1, Math.max(itemLevel, lists.size()));
      end(BlockKind.LIST_ITEM, level, marker, "");
      marker = null;
    } else if (quotes > 0) {
      end(BlockKind.QUOTATION, quotes, "", "");
    } else if (ORNAMENT.matcher(text.text()).matches()) {
      add(Block.of(BlockKind.RULE, 0, "", "", span()), "");
    } else if (isFormula(text.inlines())) {
      add(Block.of(BlockKind.CODE, 0, "math", text.text(), span()), "");
    } else {
      end(BlockKind.PARAGRAPH, lists.size(), "", "");
    }
  }

  private void end(BlockKind kind, int level, String marker, String key) {
    add(Block.of(kind, level, marker, text.text(), span(), text.inlines()), key);
  }

  /** Key of the note under way; empty if there is none, or if it has no mark. */
  private String noteKey() {
    return note == null ? "" : note.key();
  }

  private boolean isFormula(List<Inline> inlines) {
    return inlines.size() == 1
        && inlines.get(0).kind() == Inline.Kind.LITERAL
        && inlines.get(0).span().length() == text.text().length();
  }

  private void add(Block block, String key) {
    blocks.add(new Placed(block, key, List.copyOf(marks)));
    marks.clear();
    text.clear();
    start = exactPlaces ? -1 : start;
  }

  private Span span() {
    int last = blocks.isEmpty() ? 0 : blocks.get(blocks.size() - 1).block().span().end();
    int from = start < 0 ? last : start;
    return new Span(from, Math.max(from, end));
  }

  /** Ends a cell, if it is the one under way. */
  boolean closeCell(Element element) {
    if (cell != element || place == null) {
      return false;
    }
    breakDue = false;
    joinLines();
    List<Inline> inlines = text.inlines();
    int level = lists.size();
    add(new Block(BlockKind.TABLE_CELL, level, "", text.text(), span(), inlines, null, place), "");
    cell = null;
    place = null;
    return true;
  }

  void closeNote(Element element) {
    if (noteElement == element) {
      flush();
      note = null;
      noteElement = null;
      noteStart = false;
    }
  }

  /** Code, a formula or a tag that stands by itself. */
  void code(String marker, String code) {
    if (cell != null) {
      text.open(Inline.Kind.CODE, "");
      text.appendVerbatim(code.strip().replace('\n', ' '));
      text.close(Inline.Kind.CODE);
      return;
    }
    flush();
    add(Block.of(BlockKind.CODE, lists.size(), marker, code, span()), noteKey());
  }

  void rule() {
    if (cell == null) {
      add(Block.of(BlockKind.RULE, 0, "", "", span()), noteKey());
    }
  }

  // ------------------------------------------------------------------ the result

  /** All blocks, notes behind their marks. */
  List<Block> ordered() {
    flush();
    return NotePlacement.order(blocks);
  }

  List<LeftOut> leftOut() {
    return leftOut;
  }
}
