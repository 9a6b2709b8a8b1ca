package io.github.nachtschicht.markdown;

import io.github.nachtschicht.text.Block;
import io.github.nachtschicht.text.BlockKind;
import io.github.nachtschicht.text.ParsedDocument;
import io.github.nachtschicht.text.Segment;
import io.github.nachtschicht.text.TableCell;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is numbered in a bilingual file: every block that has sentences, and every table as a whole.
 * Code and rules stand between them without a number.
 *
 * @param title the title block, or null
 * @param body all others in reading order
 * @param bySegment the unit of each segment
 */
record Units(@Nullable Unit title, List<Unit> body, List<Unit> bySegment) {

  /**
   * One unit.
   *
   * @param number its number, from 1; 0 for the title and for what has no sentences
   * @param blocks the blocks: several only for a table
   * @param firstBlock index of the first of them
   * @param segments indexes of its sentences, ascending
   */
  record Unit(int number, List<Block> blocks, int firstBlock, List<Integer> segments) {

    Block block() {
      return blocks.get(0);
    }

    BlockKind kind() {
      return block().kind();
    }

    boolean isTitle() {
      return kind() == BlockKind.TITLE;
    }

    /** Where a sentence stands in this unit, in words. */
    String place(int index, ParsedDocument document) {
      Segment segment = document.segments().get(segments.get(index));
      TableCell cell = document.blockOf(segment).cell();
      if (cell == null) {
        return "sentence " + (index + 1);
      }
      String place = "row " + (cell.row() + 1) + ", column " + (cell.column() + 1);
      boolean alone =
          segments.stream()
              .noneMatch(
                  i ->
                      document.segments().get(i).block() == segment.block()
                          && document.segments().get(i).index() != segment.index());
      return alone ? place : place + ", sentence " + (segment.index() + 1);
    }
  }

  static Units of(BilingualDocument bilingual) {
    List<Block> blocks = bilingual.document().blocks();
    List<Segment> segments = bilingual.document().segments();
    @Nullable Unit title = null;
    List<Unit> body = new ArrayList<>();
    List<Unit> bySegment = new ArrayList<>();
    int number = 0;
    for (int b = 0; b < blocks.size(); ) {
      int end = b + 1;
      while (end < blocks.size() && sameTable(blocks.get(b), blocks.get(end))) {
        end++;
      }
      int last = bySegment.size();
      while (last < segments.size() && segments.get(last).block() < end) {
        last++;
      }
      List<Integer> inside = IntStream.range(bySegment.size(), last).boxed().toList();
      Block block = blocks.get(b);
      boolean isTitle = block.kind() == BlockKind.TITLE;
      boolean numbered = !isTitle && !inside.isEmpty();
      Unit unit = new Unit(numbered ? ++number : 0, List.copyOf(blocks.subList(b, end)), b, inside);
      bySegment.addAll(Collections.nCopies(inside.size(), unit));
      if (isTitle && title == null && !inside.isEmpty()) {
        title = unit;
      } else if (!inside.isEmpty() || !block.kind().isTranslatable()) {
        body.add(unit);
      }
      b = end;
    }
    return new Units(title, List.copyOf(body), List.copyOf(bySegment));
  }

  /** The title, if there is one, and all others. */
  List<Unit> all() {
    List<Unit> all = new ArrayList<>();
    if (title != null) {
      all.add(title);
    }
    all.addAll(body);
    return all;
  }

  /** The unit that holds a segment. */
  Unit of(int segment) {
    return bySegment.get(segment);
  }

  private static boolean sameTable(Block first, Block next) {
    TableCell a = first.cell();
    TableCell b = next.cell();
    return a != null && b != null && a.table() == b.table();
  }
}
