package io.github.nachtschicht.reading;

import io.github.nachtschicht.text.Account;
import io.github.nachtschicht.text.Block;
import io.github.nachtschicht.text.BlockKind;
import io.github.nachtschicht.text.LeftOut;
import io.github.nachtschicht.text.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * What a {@link FormatReader} found, its language not yet looked at.
 *
 * @param encoding character set, or the format's label where it is none of text
 * @param text the settled text that the blocks' spans refer to
 * @param frontMatter YAML without its fences; empty where there is none
 * @param blocks the blocks in reading order
 * @param notes remarks on the reading, in plain English; often empty
 * @param account what became of the document's words
 */
record Reading(
    String encoding,
    String text,
    String frontMatter,
    List<Block> blocks,
    List<String> notes,
    Account account) {

  Reading {
    blocks = List.copyOf(blocks);
    notes = List.copyOf(notes);
  }

  /**
   * A document whose text was extracted: its text is the blocks' texts with an empty line between
   * them, and the blocks' spans are set accordingly.
   *
   * @param label of the format, see {@link FormatReader#label}
   * @param held all text of the document, found without the blocks, see {@link Account#of}
   */
  static Reading extracted(
      String label, List<Block> found, List<LeftOut> leftOut, String held, List<String> notes) {
    StringBuilder text = new StringBuilder();
    List<Block> blocks = new ArrayList<>(found.size());
    for (Block block : found) {
      if (text.length() > 0) {
        text.append("\n\n");
      }
      int start = text.length();
      text.append(block.text());
      blocks.add(block.withSpan(new Span(start, text.length())));
    }
    return new Reading(
        label, text.toString(), "", blocks, notes, Account.of(held, blocks, leftOut));
  }

  /**
   * The blocks, the first heading made the title if it opens the document and no higher one
   * follows.
   *
   * @param lowest level of the lowest heading that may be a title
   * @param chapters whether chapters follow each other, each with a heading of its own
   */
  static List<Block> titled(List<Block> blocks, int lowest, boolean chapters) {
    List<Block> titled = new ArrayList<>(blocks);
    int first = 0;
    while (first < titled.size() && titled.get(first).kind() == BlockKind.RULE) {
      first++;
    }
    Block heading = first < titled.size() ? titled.get(first) : null;
    if (heading != null
        && heading.kind() == BlockKind.HEADING
        && heading.level() <= lowest
        && (heading.level() == 1 || chapters || !hasMainHeading(titled))) {
      titled.set(first, heading.as(BlockKind.TITLE, 1, ""));
    }
    return titled;
  }

  /** Whether a title or a heading of the first level says what a document is about. */
  static boolean hasMainHeading(List<Block> blocks) {
    return blocks.stream()
        .anyMatch(
            block ->
                block.kind() == BlockKind.TITLE
                    || block.kind() == BlockKind.HEADING && block.level() == 1);
  }
}
