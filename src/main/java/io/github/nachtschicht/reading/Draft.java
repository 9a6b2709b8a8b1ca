package io.github.nachtschicht.reading;

import io.github.nachtschicht.text.BlockKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines of a text without markup that make one block, whose kind is told step by step.
 *
 * @param <L> a line
 */
final class Draft<L> {
  final List<L> lines = new ArrayList<>();

  /** How far its first line is indented, in the units of its format. */
  final double indent;

  BlockKind kind = BlockKind.PARAGRAPH;
  int level;
  String marker = "";

  /** Characters at the start of its text that are markup. */
  int skip;

  /** Whether white space parts it from what is above it. */
  boolean blankBefore;

  /** Whether it is a line of a table or list, though nothing marks it. */
  boolean row;

  /** Whether it is turned, and so stands beside the text. */
  boolean turned;

  Draft(L first, double indent) {
    this.indent = indent;
    lines.add(first);
  }

  L first() {
    return lines.get(0);
  }

  L last() {
    return lines.get(lines.size() - 1);
  }

  /** Makes it an item of a list. */
  void open(ListItems.Marker opening) {
    kind = BlockKind.LIST_ITEM;
    marker = opening.text();
    skip = opening.end();
  }

  /** Makes it running text, whatever it was taken for. */
  void close() {
    kind = BlockKind.PARAGRAPH;
    level = 0;
    marker = "";
    skip = 0;
  }
}
