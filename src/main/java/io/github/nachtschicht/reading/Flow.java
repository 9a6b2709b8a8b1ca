package io.github.nachtschicht.reading;

import io.github.nachtschicht.reading.InlineText.Markup;
import io.github.nachtschicht.text.Block;
import io.github.nachtschicht.text.BlockKind;
import io.github.nachtschicht.text.Inline;
import io.github.nachtschicht.text.LeftOut;
import io.github.nachtschicht.text.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Collects the blocks of a word processor's document as its reader walks through it. Paragraphs
 * under way may be interrupted by notes and text boxes, which come behind them, and by tables.
 * While everything is left out, nothing is opened. Longer than other classes, since text, frames
 * and tables under way are one state.
 */
final class Flow {

  private static final Span NOWHERE = new Span(0, 0);

  /** Longer text is no heading, whatever its style says. */
  private static final int LONGEST_HEADING = 400;

  /** More marks of notes without a word between them are not for readers. */
  private static final int MOST_MARKS = 200;

  /**
   * How a run of text is set.
   *
   * @param strong whether in bold
   * @param emphasis whether in italics
   * @param code whether as code
   * @param raised whether above the line
   * @param hidden whether it is not shown
   * @param target where it links to; empty for nowhere
   * @param symbolFont the font that its letters are signs of; empty for other fonts
   */
  record Run(
      boolean strong,
      boolean emphasis,
      boolean code,
      boolean raised,
      boolean hidden,
      String target,
      String symbolFont) {
    static final Run PLAIN = new Run(false, false, false, false, false, "", "");

    private List<Markup> markup() {
      List<Markup> markup = new ArrayList<>();
      if (!target.isEmpty()) {
        markup.add(new Markup(Inline.Kind.LINK, target));
      }
      if (strong) {
        markup.add(new Markup(Inline.Kind.STRONG, ""));
      }
      if (emphasis) {
        markup.add(new Markup(Inline.Kind.EMPHASIS, ""));
      }
      if (code) {
        markup.add(new Markup(Inline.Kind.CODE, ""));
      }
      return markup;
    }
  }

  private enum Kind {
    BODY,
    NOTE,
    BOX,
    CELL
  }

  /** A text that is collected: the body, a note, a box, a cell. */
  private static final class Frame {
    final Kind kind;
    String label;
    final InlineText text = new InlineText();
    final List<Block> blocks = new ArrayList<>();
    final List<Block> notes = new ArrayList<>();
    final List<Block> boxes = new ArrayList<>();
    boolean formulasOnly = true;
    final StringBuilder code = new StringBuilder();
    final StringBuilder codeLines = new StringBuilder();
    final StringBuilder raised = new StringBuilder();

    Frame(Kind kind, String label) {
      this.kind = kind;
      this.label = label;
    }
  }

  private final Deque<Frame> frames = new ArrayDeque<>();
  private final Deque<TableGrid> tables = new ArrayDeque<>();
  private final List<LeftOut> leftOut = new ArrayList<>();
  private final StringBuilder out = new StringBuilder();
  private LeftOut.@Nullable Reason outFor;
  private LeftOut.@Nullable Reason forced;
  private Frame now = new Frame(Kind.BODY, "");
  private int tableCount;

  /**
   * Walks through what is left out, unless it is left out already for another reason.
   *
   * @param reason null if it is not left out for a reason of its own
   */
  void under(LeftOut.@Nullable Reason reason, Runnable walk) {
    LeftOut.Reason outer = forced;
    forced = outer == null ? reason : outer;
    walk.run();
    forced = outer;
  }

  /** Why everything is left out now; null if it is not. */
  LeftOut.@Nullable Reason forced() {
    return forced;
  }

  /** Leaves a passage out, for another reason if everything is left out. */
  void leaveOutUnlessForced(LeftOut.Reason reason, String passage) {
    leaveOut(forced == null ? reason : forced, passage);
  }

  /** Text where the format has none: positions, codes of fields. */
  void stray(String text) {
    if (!text.isBlank()) {
      leaveOutUnlessForced(LeftOut.Reason.MARKUP, text + " ");
    }
  }

  /** Leaves a passage out; what follows for the same reason belongs to it. */
  void leaveOut(LeftOut.Reason reason, String passage) {
    if (reason != outFor) {
      flushLeftOut();
      outFor = reason;
    }
    out.append(passage);
  }

  private void flushLeftOut() {
    if (outFor != null && !out.toString().isBlank()) {
      leftOut.add(new LeftOut(outFor, TextSettler.settle(out.toString()).strip()));
    }
    out.setLength(0);
    outFor = null;
  }

  /** A paragraph ends in what is left out. */
  void leftOutLine() {
    if (out.length() > 0) {
      out.append('\n');
    }
  }

  /** Whether the paragraph under way has no text yet. */
  boolean isEmpty() {
    return now.text.isEmpty() && now.raised.isEmpty() && now.code.isEmpty();
  }

  /** Appends a run of text. */
  void append(String run, Run how) {
    String text = TextSettler.settle(run);
    if (how.raised()) {
      now.raised.append(text);
      return;
    }
    if (run.isEmpty()) {
      return;
    }
    flushRaised();
    int from = 0;
    while (from < text.length()
        && (isSpace(text.charAt(from)) || text.charAt(from) == '\u00A0' && now.text.isEmpty())) {
      from++;
    }
    if (from > 0) {
      now.text.space();
    }
    if (from < text.length()) {
      now.text.set(how.markup());
      if (how.code()) {
        now.text.appendVerbatim(text.substring(from).stripTrailing());
        if (isSpace(text.charAt(text.length() - 1))) {
          now.text.space();
        }
      } else {
        now.text.append(text.substring(from));
      }
      now.formulasOnly = false;
    }
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
  }

  /** Takes back what was raised last, if nothing followed it: the mark of a note that follows. */
  String takeRaised() {
    String raised = now.raised.toString().strip();
    now.raised.setLength(0);
    return raised;
  }

  /** Takes back the text under way if it is a typed marker and no more; otherwise null. */
  @Nullable String takeMarker() {
    String typed = now.text.text();
    boolean noted =
        now.text.inlines().stream().anyMatch(inline -> inline.kind() == Inline.Kind.NOTE);
    if (!ListItems.isMarker(typed) || noted || !now.raised.isEmpty()) {
      return null;
    }
    now.text.clear();
    leaveOut(LeftOut.Reason.MARKUP, typed + " ");
    return typed;
  }

  private void flushRaised() {
    flushLeftOut();
    if (now.raised.isEmpty()) {
      return;
    }
    String all = now.raised.toString();
    String raised = all.strip();
    now.raised.setLength(0);
    if (raised.isEmpty()) {
      now.text.space();
      return;
    }
    if (isSpace(all.charAt(0))) {
      now.text.space();
    }
    String before = now.text.tail();
    String written = Superscripts.asText(before, raised);
    if (written == null) {
      now.text.note(Superscripts.label(raised));
      leaveOut(LeftOut.Reason.MARKUP, raised);
      flushLeftOut();
    } else {
      now.text.append(written);
    }
    now.formulasOnly = false;
    if (isSpace(all.charAt(all.length() - 1))) {
      now.text.space();
    }
  }

  /** Appends to the line of code under way, to the letter. */
  void verbatim(String more) {
    now.code.append(more);
  }

  /**
   * A space.
   *
   * @param reason why it is left out; null if it is not
   */
  void space(LeftOut.@Nullable Reason reason) {
    if (reason != null) {
      leaveOut(reason, " ");
    } else {
      flushRaised();
      now.text.space();
    }
  }

  /** As {@link #space}, a line break that the document asks for, unless the line only was full. */
  void lineBreak(LeftOut.@Nullable Reason reason) {
    if (reason != null) {
      space(reason);
    } else {
      flushRaised();
      now.text.lineBreak();
    }
  }

  /** The mark of a note. */
  void noteMark(String label) {
    flushRaised();
    now.text.note(label);
    now.formulasOnly = false;
  }

  /** What is copied to the letter. */
  void literal(String letters) {
    flushRaised();
    String text = TextSettler.settle(letters).strip();
    if (!text.isEmpty()) {
      now.text.set(List.of());
      now.text.literal(text);
      now.formulasOnly = false;
    }
  }

  /**
   * A formula, copied to the letter; what stands alone in its paragraph becomes a block.
   *
   * @param text empty for one that cannot be written
   */
  void formula(String text) {
    boolean alone = now.formulasOnly;
    literal(text.isEmpty() ? MathMl.PLACEHOLDER : text);
    now.formulasOnly = alone;
  }

  /**
   * A formula, unless it is left out.
   *
   * @param reason why it is left out; null if it is not
   * @param held all that it holds
   * @param text what is written for it; empty if it cannot be written
   */
  void formula(LeftOut.@Nullable Reason reason, Supplier<String> held, Supplier<String> text) {
    if (reason != null) {
      leaveOut(reason, held.get());
    } else {
      formula(text.get());
    }
  }

  /**
   * Ends the paragraph under way. An empty one is no block, but what hangs on it comes.
   *
   * @param heading its level; 0 for none
   * @param marker of a list item; null for none
   * @param depth of the list item, or of the one that the paragraph stands in
   * @param quotation whether it is a quotation if it is neither
   */
  void endParagraph(int heading, @Nullable String marker, int depth, boolean quotation) {
    if (!isEmpty()) {
      flushRaised();
    }
    now.text.set(List.of());
    boolean blank = now.text.text().isBlank();
    if (!now.code.isEmpty()) {
      now.codeLines.append(now.code).append('\n');
      now.code.setLength(0);
    } else if (!blank || !now.notes.isEmpty() || !now.boxes.isEmpty()) {
      flushCode();
    }
    if (!blank) {
      now.blocks.add(block(heading, marker, depth, quotation));
    } else {
      // marks of notes without a word beside them belong to the block before
      now.text.inlines().stream()
          .filter(inline -> inline.kind() == Inline.Kind.NOTE)
          .forEach(inline -> markLast(inline.target()));
    }
    now.text.clear();
    now.formulasOnly = true;
    if (now.kind == Kind.BODY || now.kind == Kind.BOX) {
      now.blocks.addAll(now.notes);
      now.blocks.addAll(now.boxes);
      now.notes.clear();
      now.boxes.clear();
    }
  }

  /** Ends the paragraph under way as one of running text. */
  void endParagraph() {
    endParagraph(0, null, 0, false);
  }

  private Block block(int heading, @Nullable String marker, int depth, boolean quotation) {
    now.text.joinLines(false);
    String text = now.text.text();
    List<Inline> inlines = now.text.inlines();
    if (heading > 0 && text.length() <= LONGEST_HEADING) {
      List<Inline> inside = withoutWhole(inlines, text.length());
      return Block.of(BlockKind.HEADING, Math.min(6, heading), "", text, NOWHERE, inside);
    }
    if (heading == 0 && marker != null) {
      return Block.of(BlockKind.LIST_ITEM, depth, marker, text, NOWHERE, inlines);
    }
    if (heading == 0 && quotation) {
      return Block.of(BlockKind.QUOTATION, 1, "", text, NOWHERE, inlines);
    }
    boolean apart = heading == 0 && now.kind != Kind.NOTE && now.kind != Kind.CELL;
    return apart && now.formulasOnly
        ? Block.of(BlockKind.CODE, 0, "math", text, NOWHERE)
        : Block.of(BlockKind.PARAGRAPH, depth, "", text, NOWHERE, inlines);
  }

  /** Lines of code that follow each other are one block. */
  private void flushCode() {
    if (!now.codeLines.isEmpty()) {
      String code = now.codeLines.substring(0, now.codeLines.length() - 1);
      now.codeLines.setLength(0);
      now.blocks.add(Block.of(BlockKind.CODE, 0, "", code, NOWHERE));
    }
  }

  private void markLast(String label) {
    int last = now.blocks.size() - 1;
    if (last < 0
        || now.blocks.get(last).kind() == BlockKind.TABLE_CELL
        || now.blocks.get(last).inlines().size() > MOST_MARKS) {
      return;
    }
    Block block = now.blocks.get(last);
    List<Inline> inlines = new ArrayList<>(block.inlines());
    int end = block.text().length();
    inlines.add(new Inline(Inline.Kind.NOTE, new Span(end, end), label));
    now.blocks.set(last, block.withText(block.text(), inlines));
  }

  /** A heading that is set in bold all through is a heading and no more. */
  private static List<Inline> withoutWhole(List<Inline> inlines, int length) {
    return inlines.stream()
        .filter(
            inline ->
                inline.kind() != Inline.Kind.STRONG && inline.kind() != Inline.Kind.EMPHASIS
                    || inline.span().start() > 0
                    || inline.span().end() < length)
        .toList();
  }

  /** A note begins; it comes behind the block that is under way. */
  void openNote(String label) {
    open(new Frame(Kind.NOTE, label));
  }

  /** A text box begins; its blocks come behind the block that is under way. */
  void openBox() {
    open(new Frame(Kind.BOX, ""));
  }

  /** Gives the note under way another label. */
  void relabelNote(String label) {
    now.label = label;
    frames.element().text.relabel(label);
  }

  private void open(Frame frame) {
    if (forced == null) {
      frames.push(now);
      now = frame;
    }
  }

  /** The note or text box ends. */
  void close() {
    if (forced != null) {
      return;
    }
    endParagraph();
    flushCode();
    Frame ended = now;
    now = frames.pop();
    if (ended.kind == Kind.NOTE) {
      InlineText lines = InlineText.lines(ended.blocks);
      if (!lines.isEmpty()) {
        now.notes.add(
            Block.of(BlockKind.NOTE, 0, ended.label, lines.text(), NOWHERE, lines.inlines()));
      }
    } else {
      now.boxes.addAll(ended.blocks);
    }
    now.notes.addAll(ended.notes);
    now.boxes.addAll(ended.boxes);
  }

  /**
   * A table begins.
   *
   * @param sameEdge how far apart columns may begin and still be one
   */
  void openTable(int sameEdge) {
    if (forced != null) {
      return;
    }
    if (!isEmpty()) {
      endParagraph();
    }
    flushCode();
    tables.push(new TableGrid(sameEdge));
  }

  /** A row begins. */
  void openRow() {
    if (forced == null) {
      table().openRow();
    }
  }

  /**
   * A cell begins.
   *
   * @param column where, from 0, as the document counts its columns
   * @param header whether it belongs to the table's head
   */
  void openCell(int column, boolean header) {
    if (forced == null) {
      table().openCell(column, header);
      open(new Frame(Kind.CELL, ""));
    }
  }

  void closeCell() {
    if (forced != null) {
      return;
    }
    endParagraph();
    flushCode();
    Frame ended = now;
    now = frames.pop();
    table().closeCell(ended.blocks);
    // what hangs on a cell comes behind the table
    now.notes.addAll(ended.notes);
    now.boxes.addAll(ended.boxes);
  }

  void closeTable() {
    if (forced != null) {
      return;
    }
    TableGrid ended = tables.pop();
    if (ended.isData()) {
      now.blocks.addAll(ended.cells(tableCount++));
      TableGrid outer = tables.peek();
      if (outer != null) {
        outer.holdsTable();
      }
    } else {
      now.blocks.addAll(ended.blocks());
    }
    if (now.text.isEmpty() && (now.kind == Kind.BODY || now.kind == Kind.BOX)) {
      endParagraph();
    }
  }

  /** The table under way. */
  TableGrid table() {
    return tables.element();
  }

  /** Ends the document: all blocks, the first heading as its title. */
  Reading reading(String label, String held, List<String> notes) {
    while (!frames.isEmpty()) {
      if (now.kind == Kind.CELL) {
        closeCell();
        closeTable();
      } else {
        close();
      }
    }
    endParagraph();
    flushCode();
    List<Block> blocks = Reading.titled(now.blocks, 6, true);
    List<Block> found = ListItems.find(blocks, markup -> leaveOut(LeftOut.Reason.MARKUP, markup));
    flushLeftOut();
    return Reading.extracted(label, found, leftOut, held, notes);
  }
}
