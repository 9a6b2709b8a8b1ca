package io.github.nachtschicht.markdown;

import io.github.nachtschicht.markdown.MarkdownEscaper.Place;
import io.github.nachtschicht.quality.QualityFlag;
import io.github.nachtschicht.text.Block;
import io.github.nachtschicht.text.BlockKind;
import io.github.nachtschicht.text.TableCell;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a table with one row a sentence. Headings, code and rules stand between the tables as in
 * the other layouts.
 */
final class TableWriter {

  private final BilingualDocument bilingual;
  private final MarkdownLines out;
  private final Checksums checksums;
  private final ParagraphWriter paragraphs;
  private final ReviewNotes notes;

  private record Row(
      String place, String english, String german, String confidence, String check) {}

  TableWriter(BilingualDocument bilingual, MarkdownLines out, Checksums checksums) {
    this.bilingual = bilingual;
    this.out = out;
    this.checksums = checksums;
    this.notes = new ReviewNotes(bilingual);
    this.paragraphs = new ParagraphWriter(bilingual, true, out, checksums);
  }

  void write(Units units) {
    List<Row> rows = new ArrayList<>();
    for (Units.Unit unit : units.body()) {
      if (unit.kind() == BlockKind.HEADING || !unit.kind().isTranslatable()) {
        write(rows);
        paragraphs.write(unit);
      } else {
        rows(unit, rows);
      }
    }
    write(rows);
  }

  private void rows(Units.Unit unit, List<Row> rows) {
    for (int k = 0; k < unit.segments().size(); k++) {
      int i = unit.segments().get(k);
      Block block = bilingual.block(i);
      String place = (k == 0 ? ParagraphWriter.target(unit) : "") + unit.number() + "." + (k + 1);
      String key = ParagraphWriter.key(unit) + "." + (k + 1);
      boolean foreign = block.language() != null;
      rows.add(
          new Row(
              place + mark(block),
              foreign ? "" : UnitText.englishCell(bilingual, i, key, checksums),
              UnitText.german(bilingual, i, Place.CELL),
              confidence(i),
              check(i, block, k == 0)));
    }
  }

  /** What a sentence's block is, where it is not a paragraph; never parted from the number. */
  private static String mark(Block block) {
    TableCell cell = block.cell();
    String mark =
        cell != null
            ? "row " + (cell.row() + 1) + ", col " + (cell.column() + 1)
            : switch (block.kind()) {
              case LIST_ITEM -> {
                String marker = block.marker().strip();
                String indent = "–".repeat(Math.max(0, Math.min(block.level(), 20) - 1));
                yield indent
                    + (ParagraphWriter.isBullet(marker)
                        ? "•"
                        : MarkdownEscaper.escape(marker, Place.CELL));
              }
              case QUOTATION -> "❯".repeat(Math.max(1, Math.min(block.level(), 20)));
              case NOTE -> "note " + MarkdownEscaper.escape(block.marker(), Place.CELL);
              default -> "";
            };
    if (mark.isEmpty()) {
      return "";
    }
    // "(1)" and "a)" bring their brackets along
    return "\u00A0" + (mark.endsWith(")") ? mark : "(" + mark + ")").replace(' ', '\u00A0');
  }

  /** In per cent; empty where no model translated. */
  private String confidence(int index) {
    double errors = bilingual.expectedErrors(index);
    return errors == 0 ? "" : Math.round(100 * (1 - errors)) + " %";
  }

  private String check(int index, Block block, boolean first) {
    List<String> parts = new ArrayList<>();
    for (QualityFlag flag : bilingual.flags(index)) {
      parts.add(
          "⚠ "
              + MarkdownEscaper.escape(
                  MarkdownRenderer.capital(MarkdownRenderer.sentence(flag.message())), Place.CELL));
    }
    if (block.language() != null && first) {
      parts.add("Not translated (" + MarkdownEscaper.escape(block.language(), Place.CELL) + ").");
    }
    if (bilingual.isCorrected(index)) {
      parts.add("A reviewer's correction.");
    }
    String similar = notes.similar(index);
    if (!similar.isEmpty()) {
      parts.add(MarkdownEscaper.escape(MarkdownRenderer.capital(similar), Place.CELL));
    }
    return String.join(" ", parts);
  }

  private void write(List<Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    boolean checks = rows.stream().anyMatch(row -> !row.check().isEmpty());
    out.blank();
    boolean confidences = rows.stream().anyMatch(row -> !row.confidence().isEmpty());
    out.add(
        "| ¶ | English | Deutsch |"
            + (confidences ? " Confidence |" : "")
            + (checks ? " Check |" : ""));
    out.add("|---|---|---|" + (confidences ? "--:|" : "") + (checks ? "---|" : ""));
    for (Row row : rows) {
      List<String> cells = new ArrayList<>(List.of(row.place(), row.english(), row.german()));
      if (confidences) {
        cells.add(row.confidence());
      }
      if (checks) {
        cells.add(row.check());
      }
      out.row(cells);
    }
    rows.clear();
  }
}
