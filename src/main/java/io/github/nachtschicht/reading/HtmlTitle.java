package io.github.nachtschicht.reading;

import io.github.nachtschicht.text.Block;
import io.github.nachtschicht.text.BlockKind;
import java.util.ArrayList;
import java.util.List;

/** Finds the title among the blocks of an HTML document. */
final class HtmlTitle {

  private HtmlTitle() {}

  /**
   * The blocks, the first heading made the title if it opens the document and no higher one
   * follows.
   *
   * @param lowest level of the lowest heading that may be a title
   * @param chapters whether chapters follow each other, each with a heading of its own
   */
  static List<Block> fromHeading(List<Block> blocks, int lowest, boolean chapters) {
    List<Block> titled = new ArrayList<>(blocks);
    int first = 0;
    while (first < titled.size() && titled.get(first).kind() == BlockKind.RULE) {
      first++;
    }
    if (first == titled.size() || titled.get(first).kind() != BlockKind.HEADING) {
      return titled;
    }
    Block heading = titled.get(first);
    if (heading.level() <= lowest
        && (heading.level() == 1 || chapters || !hasMainHeading(titled))) {
      titled.set(first, heading.as(BlockKind.TITLE, 1, ""));
    }
    return titled;
  }

  /** Whether no heading says what the document is about, so that its own title is needed. */
  static boolean isMissing(List<Block> blocks) {
    return !blocks.isEmpty()
        && blocks.stream().noneMatch(block -> block.kind() == BlockKind.TITLE)
        && !hasMainHeading(blocks);
  }

  private static boolean hasMainHeading(List<Block> blocks) {
    return blocks.stream()
        .anyMatch(block -> block.kind() == BlockKind.HEADING && block.level() == 1);
  }
}
