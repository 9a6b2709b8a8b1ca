package io.github.nachtschicht.text;

import java.util.List;

/**
 * A document whose structure is known.
 *
 * @param source the document as read
 * @param format media type of the format it was parsed as, for example {@code text/markdown}
 * @param frontMatter the YAML between the {@code ---} lines of a Markdown source, without these
 *     lines; empty where there is none
 * @param blocks the blocks in reading order
 * @param account what became of the words of the document
 */
public record ParsedDocument(
    SourceDocument source, String format, String frontMatter, List<Block> blocks, Account account) {

  public ParsedDocument {
    blocks = List.copyOf(blocks);
  }

  /** A document of which nothing was left out. */
  public ParsedDocument(
      SourceDocument source, String format, String frontMatter, List<Block> blocks) {
    this(source, format, frontMatter, blocks, Account.NOTHING_LEFT_OUT);
  }
}
