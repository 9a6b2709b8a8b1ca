package io.github.nachtschicht.markdown;

import io.github.nachtschicht.markdown.MarkdownEscaper.Place;
import io.github.nachtschicht.text.Block;
import io.github.nachtschicht.text.BlockKind;
import io.github.nachtschicht.text.TableCell;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes units one below the other: English plain, German quoted beneath, flags beside. A sentence
 * is a line, so that a change of one sentence is a change of one line.
 */
final class ParagraphWriter {

  /** Headings of the document stand below the file's own, which have level 2. */
  private static final int TOP_LEVEL = 3;

  private static final Pattern NUMBERED = Pattern.compile("([0-9]{1,9})([.)])");

  private final BilingualDocument bilingual;
  private final boolean german;
  private final MarkdownLines out;
  private final Checksums checksums;
  private final ReviewNotes notes;
  private final Deque<Item> items = new ArrayDeque<>();
  private final int headingShift;

  /** An open list item: its nesting depth, the indent of its content, its marker. */
  private record Item(int level, String indent, String marker) {}

  ParagraphWriter(
      BilingualDocument bilingual, boolean german, MarkdownLines out, Checksums checksums) {
    this.bilingual = bilingual;
    this.german = german;
    this.out = out;
    this.checksums = checksums;
    this.notes = new ReviewNotes(bilingual);
    this.headingShift =
        TOP_LEVEL
            - bilingual.document().blocks().stream()
                .filter(b -> b.kind() == BlockKind.HEADING)
                .mapToInt(Block::level)
                .min()
                .orElse(1);
  }

  void write(Units units) {
    List<Units.Unit> body = units.body();
    int[] levels = new int[body.size() + 1];
    for (int i = body.size() - 1; i >= 0; i--) {
      levels[i] = itemLevel(body.get(i), levels[i + 1]);
    }
    for (int i = 0; i < body.size(); i++) {
      write(body.get(i), levels[i]);
    }
  }

  /**
   * Depth of the item that a unit stands in: that of a paragraph behind where it has none of its
   * own, as a quotation.
   */
  private static int itemLevel(Units.Unit unit, int next) {
    return switch (unit.kind()) {
      case PARAGRAPH -> unit.block().level();
      case CODE, TABLE_CELL -> Math.max(unit.block().level(), next);
      case TITLE, HEADING, LIST_ITEM -> 0;
      default -> next;
    };
  }

  void write(Units.Unit unit) {
    write(unit, itemLevel(unit, 0));
  }

  private void write(Units.Unit unit, int level) {
    if (unit.kind() != BlockKind.LIST_ITEM && unit.kind() != BlockKind.NOTE) {
      while (!items.isEmpty() && items.peek().level() > level) {
        items.pop();
      }
    }
    String indent = items.isEmpty() ? "" : items.peek().indent();
    switch (unit.kind()) {
      case RULE -> {
        out.blank();
        out.add(indent, "---");
      }
      case CODE -> writeCode(unit.block(), indent);
      case TITLE, HEADING -> writeHeading(unit);
      case PARAGRAPH, NOTE -> writeText(unit, indent, indent, false);
      case QUOTATION -> {
        out.apart(indent);
        String prefix = indent + "> ".repeat(Math.max(1, Math.min(unit.block().level(), 20)));
        writeText(unit, prefix, prefix, false);
      }
      case LIST_ITEM -> writeItem(unit);
      case TABLE_CELL -> writeTable(unit, indent);
    }
  }

  private void writeCode(Block block, String indent) {
    String fence = InlineWriter.fence(block.text(), 3);
    String info = MarkdownEscaper.printable(block.marker()).replace("`", "").strip();
    out.blank();
    out.add(indent, fence + info.replace("\\", "\\\\").replace("&", "&amp;"));
    String text = block.text();
    if (text.endsWith("\n")) {
      text = text.substring(0, text.length() - 1);
    }
    if (!text.isEmpty()) {
      for (String line : text.split("\n", -1)) {
        out.add(indent, MarkdownEscaper.printable(line));
      }
    }
    out.add(indent, fence);
    out.blank();
  }

  private void writeHeading(Units.Unit unit) {
    int level =
        unit.isTitle() ? 1 : Math.max(TOP_LEVEL, Math.min(6, unit.block().level() + headingShift));
    out.blank();
    String anchor = unit.isTitle() ? "" : anchor(unit) + " ";
    boolean foreign = unit.block().language() != null;
    out.add("#".repeat(level) + " " + anchor + oneLine(unit, Place.HEADING));
    if (german && !foreign) {
      out.blank();
      out.add("> " + germanOneLine(unit, Place.PARAGRAPH_START));
      record(unit);
    }
    notes.write(unit, "", out);
  }

  private void writeItem(Units.Unit unit) {
    Block block = unit.block();
    String marker = marker(block.marker());
    int level = Math.max(1, block.level());
    Item sibling = null;
    while (!items.isEmpty() && items.peek().level() >= level) {
      Item closed = items.pop();
      sibling = closed.level() == level ? closed : sibling;
    }
    String indent = items.isEmpty() ? "" : items.peek().indent();
    if (sibling != null && !continues(sibling.marker(), marker)) {
      // ends the list, so that the number below is shown as it is
      out.blank();
      out.add(indent, "<!-- -->");
      out.blank();
    }
    String inner = indent + " ".repeat(marker.length() + 1);
    items.push(new Item(level, inner, marker));
    writeText(unit, indent + marker + " ", inner, true);
  }

  private static boolean continues(String before, String marker) {
    Matcher last = NUMBERED.matcher(before);
    Matcher next = NUMBERED.matcher(marker);
    if (!last.matches() || !next.matches() || !last.group(2).equals(next.group(2))) {
      return true;
    }
    return Integer.parseInt(next.group(1)) - Integer.parseInt(last.group(1)) == 1;
  }

  private static String marker(String marker) {
    return isMarkdown(marker.strip()) ? marker.strip() : "-";
  }

  /** Whether Markdown has the marker; {@code (1)}, {@code a)} and {@code 1.2} it has not. */
  private static boolean isMarkdown(String marker) {
    return isBullet(marker) || NUMBERED.matcher(marker).matches();
  }

  /** Whether a marker of {@link Block#marker} says nothing but that an item begins. */
  static boolean isBullet(String marker) {
    return marker.isEmpty() || marker.equals("-") || marker.equals("*") || marker.equals("+");
  }

  /** Writes a unit of running text; its first line begins with another prefix than the rest. */
  private void writeText(Units.Unit unit, String first, String rest, boolean anchorInLine) {
    boolean foreign = unit.block().language() != null;
    out.blank();
    List<String> lines = new ArrayList<>();
    List<String> links = new ArrayList<>();
    if (!anchorInLine) {
      lines.add(anchor(unit));
    }
    for (int i : unit.segments()) {
      boolean start = lines.isEmpty();
      Place place = start ? Place.INLINE : Place.CONTINUATION;
      UnitText.EnglishLine english = UnitText.english(bilingual, i, place);
      links.addAll(english.links());
      String text = itemLabel(unit, i) + noteLabel(unit, i) + english.markdown() + lineEnd(i);
      lines.add(start ? anchor(unit) + " " + text : text);
    }
    checksums.addLinks(key(unit), links.size());
    if (!links.isEmpty()) {
      lines.add("(" + String.join(", ", links) + ")");
    }
    String prefix = first;
    for (String line : lines) {
      out.add(prefix, line);
      prefix = rest;
    }
    if (german && !foreign) {
      out.blank(rest);
      Place place = Place.PARAGRAPH_START;
      for (int i : unit.segments()) {
        out.add(
            rest + "> ", noteLabel(unit, i) + UnitText.german(bilingual, i, place) + lineEnd(i));
        place = Place.CONTINUATION;
      }
      record(unit);
    }
    if (german || foreign) {
      notes.write(unit, rest, out);
    }
  }

  /** The label of a note before its first sentence. */
  private String noteLabel(Units.Unit unit, int segment) {
    return unit.kind() == BlockKind.NOTE && segment == unit.segments().get(0)
        ? InlineWriter.note(unit.block().marker()) + " "
        : "";
  }

  /** What stands for the marker of an item that Markdown cannot count, before the whole item. */
  private String itemLabel(Units.Unit unit, int segment) {
    String marker = unit.block().marker().strip();
    return unit.kind() == BlockKind.LIST_ITEM
            && segment == unit.segments().get(0)
            && !isMarkdown(marker)
        ? InlineWriter.label(marker) + " "
        : "";
  }

  /** A line break of the document, as every renderer shows it. */
  private String lineEnd(int segment) {
    return endsLine(segment) ? "<br>" : "";
  }

  private boolean endsLine(int segment) {
    return bilingual.document().endsLine(bilingual.document().segments().get(segment));
  }

  private void writeTable(Units.Unit unit, String indent) {
    out.blank();
    // in front, so that nothing but the table stands behind the anchor
    out.add(indent, "¶" + unit.number() + " " + target(unit));
    out.blank();
    writeGrid(unit, indent, true);
    if (german) {
      out.blank();
      writeGrid(unit, indent + "> ", false);
      notes.write(unit, indent, out);
    }
  }

  private void writeGrid(Units.Unit unit, String prefix, boolean english) {
    TreeMap<Integer, TreeMap<Integer, StringBuilder>> rows = new TreeMap<>();
    boolean header = false;
    int columns = 0;
    for (int b = 0; b < unit.blocks().size(); b++) {
      Block block = unit.blocks().get(b);
      TableCell cell = Objects.requireNonNull(block.cell());
      StringBuilder content =
          rows.computeIfAbsent(cell.row(), r -> new TreeMap<>())
              .computeIfAbsent(cell.column(), c -> new StringBuilder());
      header |= cell.header();
      columns = Math.max(columns, cell.column() + 1);
      String key =
          key(unit) + "." + rows.headMap(cell.row(), true).size() + "." + (cell.column() + 1);
      for (int i : unit.segments()) {
        if (bilingual.document().segments().get(i).block() != unit.firstBlock() + b) {
          continue;
        }
        content.append(content.isEmpty() ? "" : endsLine(i - 1) ? "<br>" : " ");
        content.append(
            english
                ? UnitText.englishCell(bilingual, i, key, checksums)
                : UnitText.german(bilingual, i, Place.CELL));
      }
    }
    String delimiter = prefix + "|" + "---|".repeat(columns);
    if (!header) {
      out.add(prefix + "|" + "  |".repeat(columns));
      out.add(delimiter);
    }
    for (Map<Integer, StringBuilder> row : rows.values()) {
      StringBuilder line = new StringBuilder(prefix).append('|');
      for (int c = 0; c < columns; c++) {
        CharSequence content = row.get(c);
        line.append(' ').append(content == null ? "" : content).append(" |");
      }
      out.add(line.toString());
      if (header) {
        out.add(delimiter);
        header = false;
      }
    }
  }

  /** All English sentences on one line, with what links had no place behind them. */
  private String oneLine(Units.Unit unit, Place place) {
    List<String> parts = new ArrayList<>();
    List<String> links = new ArrayList<>();
    for (int k = 0; k < unit.segments().size(); k++) {
      int i = unit.segments().get(k);
      Place here = k == unit.segments().size() - 1 ? place : Place.INLINE;
      UnitText.EnglishLine line = UnitText.english(bilingual, i, here);
      parts.add(line.markdown());
      links.addAll(line.links());
    }
    checksums.addLinks(key(unit), links.size());
    String text = String.join(" ", parts);
    return links.isEmpty() ? text : text + " (" + String.join(", ", links) + ")";
  }

  private String germanOneLine(Units.Unit unit, Place place) {
    List<String> parts = new ArrayList<>();
    for (int i : unit.segments()) {
      parts.add(UnitText.german(bilingual, i, parts.isEmpty() ? place : Place.INLINE));
    }
    return String.join(" ", parts);
  }

  private void record(Units.Unit unit) {
    for (int i : unit.segments()) {
      checksums.add(key(unit), bilingual.german(i), bilingual.english(i));
    }
  }

  /** What a unit is called in the checksums. */
  static String key(Units.Unit unit) {
    return unit.isTitle() ? "title" : "p" + unit.number();
  }

  /** The place to link to, which shows the unit's number. */
  static String anchor(Units.Unit unit) {
    return target(unit) + "¶" + unit.number();
  }

  /** What links to a unit lead to. */
  static String target(Units.Unit unit) {
    return "<a id=\"p" + unit.number() + "\"></a>";
  }
}
