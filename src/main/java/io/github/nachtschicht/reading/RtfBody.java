package io.github.nachtschicht.reading;

import io.github.nachtschicht.text.LeftOut.Reason;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes blocks of the tokens of an .rtf (RTF 1.9.1). What is deleted, hidden or made by the program
 * is left out under its reason, so that nothing goes missing. One class, since all words of the
 * format change the one state of a group.
 */
final class RtfBody implements RtfTokens.Handler {

  /** Groups whose text is left out, and why. */
  private static final Map<String, Reason> LEFT_OUT = new HashMap<>();

  static {
    RtfReader.WORDS
        .meanings("left-out")
        .forEach((word, why) -> LEFT_OUT.put(word, Reason.valueOf(why.replace(' ', '_'))));
  }

  private static final int DEEPEST_FORMULA = 200;

  private static final int MOST_CELLS = 1_000;

  /** Cells whose edges are this near, in twentieths of a point, are in one column. */
  private static final int SAME_EDGE = 60;

  /** Groups that readers may pass over, and that this one reads. */
  private static final Set<String> KNOWN = RtfReader.WORDS.set("known");

  /** Character and paragraph properties, which end with their group. */
  private static final class State implements Cloneable {
    @Nullable Reason forced;
    boolean dead;
    boolean objectClass;
    boolean marker;

    /** In the style sheet: 1 in itself, 2 in one of its styles, more inside of that. */
    int sheet;

    boolean bold;
    boolean italic;
    boolean hidden;
    boolean deleted;
    boolean raised;
    int style;
    int outline = -1;
    int level;
    int list;
    int indent = ListDepths.UNKNOWN;

    /** How far the first line of a paragraph is indented beyond the others. */
    int first;

    boolean nestedRow;
    boolean inTable;
    int depth = 1;
    String ends = "";

    State copy() {
      try {
        State copy = (State) clone();
        copy.ends = "";
        copy.sheet += sheet > 0 ? 1 : 0;
        return copy;
      } catch (CloneNotSupportedException e) {
        throw new IllegalStateException("a state can be copied", e);
      }
    }
  }

  /** What is said of the cells of a row before or behind them. */
  private static final class Row {
    final List<TableGrid.Place> places = new ArrayList<>();
    boolean head;
    boolean continued;
    int left;
  }

  /** What belongs to one text: the body, a note, a box. */
  private static final class Text {
    WordFields fields = new WordFields();
    final Deque<Boolean> openCells = new ArrayDeque<>();
    Row row = new Row();
    Row nestedRow = new Row();
    boolean rowOpen;
    @Nullable String marker;
    boolean typedMarker;
    String label = "";

    /** Whether the label is the next number of a footnote. */
    boolean counted;
  }

  private final Flow flow;
  private final ListDepths depths = new ListDepths();
  private final RtfStyles styles = new RtfStyles();
  private final Deque<State> outer = new ArrayDeque<>();
  private final Deque<Text> outerTexts = new ArrayDeque<>();
  private final StringBuilder marker = new StringBuilder();
  private final Deque<XmlElement> math = new ArrayDeque<>();
  private State now = new State();
  private Text text = new Text();
  private int footnotes;
  private int endnotes;

  RtfBody(Flow flow) {
    this.flow = flow;
  }

  /** The file ends. */
  void end() {
    if (!marker.isEmpty()) {
      flow.leaveOut(Reason.MARKUP, marker.toString());
    }
    while (!text.openCells.isEmpty()) {
      closeTo(0);
    }
  }

  @Override
  public void open() {
    outer.push(now);
    now = now.copy();
    if (now.sheet == 2) {
      styles.begin();
    }
    if (!math.isEmpty()) {
      now.ends = "math?";
    }
  }

  @Override
  public void close() {
    State ended = now;
    if (ended.ends.equals("text")) {
      endParagraph();
      closeTo(0);
      flow.close();
      text = outerTexts.pop();
    }
    now = outer.pop();
    switch (ended.ends) {
      case "field" -> {
        if (text.fields.end() && reason() == null) {
          flow.formula("");
        }
      }
      case "marker" -> {
        flow.leaveOut(ended.forced == null ? Reason.MARKUP : ended.forced, marker + " ");
        text.marker = marker.toString().strip();
        marker.setLength(0);
      }
      case "math" -> closeMath();
      default -> {
        if (ended.forced != now.forced) {
          flow.leftOutLine();
        }
      }
    }
  }

  private void closeMath() {
    XmlElement ended = math.pop();
    XmlElement parent = math.peek();
    if (parent != null) {
      parent.add(ended);
      return;
    }
    if (reason() == null) {
      beginText();
    }
    OfficeMath writer = new OfficeMath(deleted -> flow.leaveOut(Reason.DELETED, deleted.text()));
    flow.formula(reason(), ended::text, () -> writer.text(ended));
  }

  @Override
  public void word(String word, int number, boolean starred) {
    if (now.dead) {
      return;
    }
    if (now.sheet > 0) {
      if (now.sheet == 2) {
        styles.word(word, number);
      }
      return;
    }
    if (word.equals("stylesheet")) {
      now.sheet = 1;
      return;
    }
    if (RtfReader.TABLES.contains(word)) {
      now.dead = true;
      now.objectClass = word.equals("objclass");
      return;
    }
    if (now.ends.equals("math?") || word.equals("moMath")) {
      now.ends = "";
      if (word.startsWith("m") && math.size() < DEEPEST_FORMULA) {
        now.ends = "math";
        math.push(new XmlElement("m:" + word.substring(1), List.of()));
        return;
      }
    }
    if (destination(word, starred)) {
      return;
    }
    if (!property(word, number)) {
      table(word, number);
    }
  }

  /** Words that say what their group is. */
  private boolean destination(String word, boolean starred) {
    Reason leftOut = LEFT_OUT.get(word);
    if (leftOut != null) {
      now.forced = now.forced == null ? leftOut : now.forced;
      return true;
    }
    switch (word) {
      case "field" -> {
        text.fields.begin();
        now.ends = "field";
      }
      case "fldrslt" -> text.fields.separate();
      case "footnote" -> {
        if (reason() == null) {
          beginText();
          openNote();
        }
      }
      case "ftnalt" -> {
        if (now.ends.equals("text") && text.counted) {
          footnotes--;
          text.label = WordNumbering.number("lowerRoman", ++endnotes);
          text.counted = false;
          flow.relabelNote(text.label);
        }
      }
      case "shptxt", "dptxbxtext" -> {
        if (reason() == null) {
          openText();
          flow.openBox();
        }
      }
      case "ud" ->
          // as outside of the group that holds this one
          now.forced = outer.stream().skip(1).findFirst().orElseGet(State::new).forced;
      case "pntext", "listtext" -> {
        now.ends = "marker";
        now.marker = true;
      }
      case "nesttableprops" -> now.nestedRow = true;
      default -> {
        if (starred && !KNOWN.contains(word)) {
          now.forced = now.forced == null ? Reason.MARKUP : now.forced;
          return true;
        }
        return false;
      }
    }
    return true;
  }

  private void openNote() {
    String own = flow.takeRaised();
    if (!own.isEmpty()) {
      flow.leaveOut(Reason.MARKUP, own);
    }
    String label = own.isEmpty() ? Integer.toString(++footnotes) : Superscripts.label(own);
    openText();
    text.label = label;
    text.counted = own.isEmpty();
    flow.noteMark(label);
    flow.openNote(label);
  }

  private void openText() {
    outerTexts.push(text);
    text = new Text();
    now.ends = "text";
    property("pard", 0);
    now.raised = false;
    now.bold = false;
    now.italic = false;
  }

  private boolean property(String word, int number) {
    boolean on = number != 0;
    switch (word) {
      case "b" -> now.bold = on;
      case "i" -> now.italic = on;
      case "v" -> now.hidden = on;
      case "deleted", "mvf" -> now.deleted = on;
      case "super" -> now.raised = on;
      case "up" -> now.raised = number >= 4;
      case "sub", "nosupersub", "dn" -> now.raised = false;
      case "plain" -> {
        now.bold = false;
        now.italic = false;
        now.hidden = false;
        now.deleted = false;
        now.raised = false;
      }
      case "pard" -> {
        now.style = 0;
        now.outline = -1;
        now.inTable = false;
        now.depth = 1;
        now.level = 0;
        now.list = 0;
        now.indent = ListDepths.UNKNOWN;
        now.first = 0;
      }
      case "s" -> now.style = number;
      case "outlinelevel" -> now.outline = number;
      case "ls" -> now.list = number;
      case "li", "lin" -> now.indent = number;
      case "fi" -> now.first = number;
      case "ilvl" -> now.level = Math.max(0, Math.min(8, number));
      case "intbl" -> now.inTable = true;
      case "itap" -> {
        now.depth = Math.max(1, Math.min(50, number));
        now.inTable |= number > 0;
      }
      case "par", "sect" -> {
        flow.leftOutLine();
        if (now.forced == null && !now.deleted) {
          beginText();
          endParagraph();
        }
      }
      case "line", "page", "column", "lbr" -> {
        if (reason() == null || !now.marker) {
          flow.lineBreak(reason());
        }
      }
      case "tab" -> {
        if (!takeMarker()) {
          space();
        }
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Where the first line hangs out, a number or bullet before a tab is the marker of an item. */
  private boolean takeMarker() {
    if (now.first >= 0 || now.marker || text.marker != null || reason() != null) {
      return false;
    }
    text.marker = flow.takeMarker();
    text.typedMarker = text.marker != null;
    return text.typedMarker;
  }

  private void space() {
    if (!now.marker) {
      flow.space(reason());
    }
  }

  private void endParagraph() {
    int heading = now.outline >= 0 && now.outline < 9 ? now.outline + 1 : 0;
    heading = heading == 0 ? styles.headingLevel(now.style) : heading;
    String marker = text.marker;
    int depth = 0;
    if ((heading > 0 || marker == null) && !flow.isEmpty()) {
      depth = depths.inside(heading > 0 || now.first < 0 ? 0 : now.indent);
    } else if (heading == 0 && marker != null) {
      boolean number = marker.codePoints().anyMatch(Character::isLetterOrDigit);
      marker = !number || marker.equals("o") ? "-" : marker;
      String list = text.typedMarker ? "typed at " + now.indent : Integer.toString(now.list);
      depth = depths.of(list, now.level, now.indent);
    }
    flow.endParagraph(heading, marker, depth, styles.isQuotation(now.style));
    text.marker = null;
    text.typedMarker = false;
  }

  private @Nullable Reason reason() {
    if (now.forced != null) {
      return now.forced;
    }
    if (now.deleted) {
      return Reason.DELETED;
    }
    if (now.hidden) {
      return Reason.HIDDEN;
    }
    return text.fields.inContents() || styles.isContents(now.style) ? Reason.CONTENTS : null;
  }

  @Override
  public void text(String run, boolean symbol) {
    if (now.dead) {
      if (now.objectClass && run.startsWith("Equation") && reason() == null) {
        // a formula of the old editor is a picture to everyone else
        beginText();
        flow.formula("");
      }
      return;
    }
    if (now.sheet > 0) {
      if (now.sheet == 2) {
        styles.text(run);
      }
      return;
    }
    if (now.forced == Reason.MARKUP) {
      text.fields.instruction(run);
    }
    if (!math.isEmpty()) {
      mathText(run);
      return;
    }
    if (now.marker) {
      marker.append(run);
      return;
    }
    Reason reason = reason();
    if (reason != null) {
      flow.leaveOut(reason, run);
      return;
    }
    if (run.isBlank() && flow.isEmpty()) {
      return;
    }
    if (flow.isEmpty() && text.label.equals(run.strip())) {
      // a note that begins with its own mark
      flow.leaveOut(Reason.MARKUP, run);
      text.label = "";
      return;
    }
    beginText();
    text.fields.shown();
    if (text.fields.isPlaceholder()) {
      flow.literal(run);
    } else if (symbol && !run.codePoints().allMatch(Character::isLetterOrDigit)) {
      flow.literal(run);
    } else {
      String link = text.fields.link();
      flow.append(run, new Flow.Run(now.bold, now.italic, false, now.raised, false, link, ""));
    }
  }

  private void mathText(String run) {
    XmlElement element = math.element();
    if (element.name.endsWith("Chr") || element.is("m:chr") || element.is("m:type")) {
      XmlElement valued = new XmlElement(element.name, List.of("m:val", run.strip()));
      math.pop();
      math.push(valued);
      flow.leaveOut(Reason.MARKUP, run);
    } else if (element.name.endsWith("Pr")) {
      flow.leaveOut(Reason.MARKUP, run);
    } else {
      XmlElement text = new XmlElement("m:t", List.of());
      text.add(run);
      element.add(text);
    }
  }

  private void table(String word, int number) {
    if (now.forced != null && now.forced != Reason.CONTENTS) {
      return;
    }
    Row row = now.nestedRow ? text.nestedRow : text.row;
    switch (word) {
      case "trowd" -> {
        if (now.nestedRow) {
          text.nestedRow = new Row();
        } else {
          text.row = new Row();
        }
      }
      case "trleft" -> row.left = number;
      case "trhdr" -> row.head = true;
      case "clmrg", "clvmrg" -> row.continued = true;
      case "cellx" -> {
        if (row.places.size() < MOST_CELLS) {
          row.places.add(new TableGrid.Place(row.left, row.continued));
        }
        row.left = number;
        row.continued = false;
        text.rowOpen |= !now.nestedRow;
      }
      case "cell" -> endCell(1);
      case "nestcell" -> endCell(Math.max(2, now.depth));
      case "row" -> endRow(1, text.row);
      case "nestrow" -> endRow(Math.max(2, now.depth), text.nestedRow);
      default -> {
        // says nothing about the text
      }
    }
  }

  /** Before a text: opens the cells that it stands in, closes those it does not. */
  private void beginText() {
    int depth = now.inTable ? now.depth : text.rowOpen ? 1 : 0;
    closeTo(depth);
    openTo(depth);
  }

  private void openTo(int depth) {
    while (text.openCells.size() < depth) {
      flow.openTable(SAME_EDGE);
      flow.openRow();
      flow.openCell(0, false);
      text.openCells.push(true);
    }
    if (depth > 0 && !text.openCells.element()) {
      flow.openCell(flow.table().cellsInRow(), false);
      inCell(true);
    }
  }

  private void inCell(boolean open) {
    text.openCells.pop();
    text.openCells.push(open);
  }

  private void closeTo(int depth) {
    while (text.openCells.size() > depth) {
      if (text.openCells.pop()) {
        flow.closeCell();
      }
      flow.closeTable();
    }
  }

  private void endCell(int depth) {
    closeTo(depth);
    openTo(depth);
    endParagraph();
    flow.closeCell();
    inCell(false);
  }

  private void endRow(int depth, Row row) {
    closeTo(depth);
    if (text.openCells.size() < depth) {
      return;
    }
    if (text.openCells.element()) {
      flow.closeCell();
      inCell(false);
    }
    flow.table().endRow(row.places, row.head);
    flow.openRow();
    text.rowOpen &= depth > 1;
  }
}
