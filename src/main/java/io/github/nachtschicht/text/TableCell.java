package io.github.nachtschicht.text;

/**
 * Where a {@link BlockKind#TABLE_CELL} stands.
 *
 * @param table number of the table in its document, from 0
 * @param row row in the table, from 0
 * @param column column in the row, from 0
 * @param header whether the cell belongs to the table's head
 */
public record TableCell(int table, int row, int column, boolean header) {}
