package io.github.nachtschicht.reading;

import io.github.nachtschicht.text.Block;
import io.github.nachtschicht.text.TableCell;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts each note behind the block that its mark stands in; behind the table, if it is a cell. */
final class NotePlacement {

  /**
   * A block and its part in the notes.
   *
   * @param note key of the note that it belongs to; empty if it is running text, or its note has no
   *     mark
   * @param marks keys of the notes whose marks stand in it
   */
  record Placed(Block block, String note, List<String> marks) {}

  private final Map<String, List<Placed>> notes = new LinkedHashMap<>();
  private final Set<String> written = new HashSet<>();
  private final List<Block> ordered = new ArrayList<>();

  private NotePlacement() {}

  /** The blocks in their new order; none is lost, none is there twice. */
  static List<Block> order(List<Placed> blocks) {
    NotePlacement placement = new NotePlacement();
    Set<String> marked = new HashSet<>();
    for (Placed placed : blocks) {
      if (!placed.note().isEmpty()) {
        placement.notes.computeIfAbsent(placed.note(), k -> new ArrayList<>()).add(placed);
      }
      placed.marks().stream().filter(key -> !key.equals(placed.note())).forEach(marked::add);
    }
    Deque<String> due = new ArrayDeque<>();
    int table = -1;
    for (Placed placed : blocks) {
      TableCell cell = placed.block().cell();
      int here = cell == null ? -1 : cell.table();
      if (here != table) {
        placement.write(due);
        table = here;
      }
      if (placed.note().isEmpty()) {
        placement.ordered.add(placed.block());
        due.addAll(placed.marks());
        if (cell == null) {
          placement.write(due);
        }
      } else if (!marked.contains(placed.note())) {
        placement.write(new ArrayDeque<>(List.of(placed.note())));
      }
    }
    placement.write(due);
    placement.write(new ArrayDeque<>(placement.notes.keySet()));
    return placement.ordered;
  }

  /** Writes notes that are not written yet, each with the notes that it marks behind it. */
  private void write(Deque<String> todo) {
    while (!todo.isEmpty()) {
      String key = todo.poll();
      List<Placed> blocks = notes.get(key);
      if (blocks == null || !written.add(key)) {
        continue;
      }
      List<String> inner = new ArrayList<>();
      for (Placed placed : blocks) {
        ordered.add(placed.block());
        inner.addAll(placed.marks());
      }
      for (int i = inner.size() - 1; i >= 0; i--) {
        todo.addFirst(inner.get(i));
      }
    }
  }
}
