package io.github.nachtschicht.reading;

import io.github.nachtschicht.text.Block;
import io.github.nachtschicht.text.BlockKind;
import io.github.nachtschicht.text.Inline;
import io.github.nachtschicht.text.Span;
import io.github.nachtschicht.text.TableCell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The cells of a table as a document tells them, each with the column of a grid that it begins in.
 * Columns in which no cell begins are grid lines that only the layout needs; they are dropped.
 */
final class TableGrid {

  private record Cell(int row, int column, boolean header, List<Block> blocks) {}

  /**
   * Where a cell begins.
   *
   * @param start of its column
   * @param continued whether it is only the continuation of the cell beside or above it
   */
  record Place(int start, boolean continued) {}

  private static final Span NOWHERE = new Span(0, 0);

  private final int sameEdge;
  private final List<Cell> cells = new ArrayList<>();
  private int row = -1;
  private int firstOfRow;
  private int column;
  private boolean header;
  private boolean holdsTable;

  /**
   * @param sameEdge how far apart columns may begin and still be one
   */
  TableGrid(int sameEdge) {
    this.sameEdge = sameEdge;
  }

  void openRow() {
    row++;
    firstOfRow = cells.size();
  }

  int cellsInRow() {
    return cells.size() - firstOfRow;
  }

  /** Sets where the cells of the row under way begin; what only continues a cell is none. */
  void endRow(List<Place> places, boolean isHeader) {
    List<Cell> told = new ArrayList<>(cells.subList(firstOfRow, cells.size()));
    cells.subList(firstOfRow, cells.size()).clear();
    for (int i = 0; i < told.size(); i++) {
      Cell cell = told.get(i);
      Place place = i < places.size() ? places.get(i) : new Place(i, false);
      int last = places.isEmpty() ? 0 : places.get(places.size() - 1).start();
      int start = i < places.size() ? place.start() : last + (i - places.size() + 1) * 1_000;
      if (!place.continued() || !cell.blocks().isEmpty()) {
        cells.add(
            new Cell(cell.row(), places.isEmpty() ? i * 1_000 : start, isHeader, cell.blocks()));
      }
    }
  }

  void openCell(int at, boolean isHeader) {
    column = at;
    header = isHeader;
  }

  void closeCell(List<Block> blocks) {
    cells.add(new Cell(Math.max(0, row), column, header, List.copyOf(blocks)));
  }

  /** A table of several rows and columns stands in one of the cells. */
  void holdsTable() {
    holdsTable = true;
  }

  /**
   * Whether rows and columns mean something. Frames and layouts made of cells are no tables: those
   * of a single row or column, and those that hold tables or whole sections.
   */
  boolean isData() {
    if (holdsTable || cells.isEmpty()) {
      return false;
    }
    TreeSet<Integer> rows = new TreeSet<>();
    TreeSet<Integer> columns = new TreeSet<>();
    for (Cell cell : cells) {
      if (cell.blocks().stream().anyMatch(block -> block.kind() == BlockKind.HEADING)
          && cell.blocks().size() > 2) {
        return false;
      }
      if (!cell.blocks().isEmpty()) {
        rows.add(cell.row());
        columns.add(cell.column());
      }
    }
    return rows.size() > 1 && columns.size() > 1;
  }

  /** What stands in the cells, one below the other. */
  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    cells.forEach(cell -> blocks.addAll(cell.blocks()));
    return blocks;
  }

  /** The cells as blocks. */
  List<Block> cells(int table) {
    TreeSet<Integer> starts = new TreeSet<>();
    cells.forEach(cell -> starts.add(cell.column()));
    Map<Integer, Integer> columns = new HashMap<>();
    int number = -1;
    int edge = 0;
    for (int start : starts) {
      if (number < 0 || start - edge > sameEdge) {
        number++;
        edge = start;
      }
      columns.put(start, number);
    }
    List<Block> blocks = new ArrayList<>(cells.size());
    for (Cell cell : cells) {
      InlineText lines = InlineText.lines(cell.blocks());
      TableCell place =
          new TableCell(
              table, cell.row(), columns.getOrDefault(cell.column(), cell.column()), cell.header());
      List<Inline> inlines = lines.inlines();
      blocks.add(
          new Block(BlockKind.TABLE_CELL, 0, "", lines.text(), NOWHERE, inlines, null, place));
    }
    return blocks;
  }
}
