package io.github.nachtschicht.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A document whose structure is known, and its sentences once it was {@link #split}.
 *
 * @param source where it comes from
 * @param format media type of the format it was parsed as, for example {@code text/markdown}
 * @param frontMatter the YAML between the {@code ---} lines of a Markdown source, without these
 *     lines; empty where there is none
 * @param blocks the blocks in reading order
 * @param account what became of the words of the document
 * @param segments the sentences of all blocks that have text, in reading order; empty before it was
 *     split. Code and rules have none; blocks in another language have theirs, and are not
 *     translated
 */
public record ParsedDocument(
    SourceDocument source,
    String format,
    String frontMatter,
    List<Block> blocks,
    Account account,
    List<Segment> segments) {

  public ParsedDocument {
    blocks = List.copyOf(blocks);
    segments = List.copyOf(segments);
  }

  /** A document of which nothing was left out, not split yet. */
  public ParsedDocument(
      SourceDocument source, String format, String frontMatter, List<Block> blocks) {
    this(source, format, frontMatter, blocks, Account.NOTHING_LEFT_OUT, List.of());
  }

  /** The document with the sentences of every block that is not code or a rule. */
  public ParsedDocument split(SentenceSplitter splitter) {
    List<Segment> found = new ArrayList<>();
    for (int b = 0; b < blocks.size(); b++) {
      Block block = blocks.get(b);
      if (!block.kind().isTranslatable() || block.text().isBlank()) {
        continue;
      }
      int index = 0;
      int lineStart = 0;
      for (String line : block.text().split("\n", -1)) {
        for (Span span : splitter.split(line)) {
          Span inBlock = new Span(lineStart + span.start(), lineStart + span.end());
          found.add(new Segment(b, index++, inBlock, span.of(line)));
        }
        lineStart += line.length() + 1;
      }
    }
    return new ParsedDocument(source, format, frontMatter, blocks, account, found);
  }

  /** Whether a line of the document ends behind a segment, and its block goes on. */
  public boolean endsLine(Segment segment) {
    String text = blockOf(segment).text();
    int at = segment.span().end();
    while (at < text.length()
        && text.charAt(at) != '\n'
        && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length() - 1 && text.charAt(at) == '\n';
  }

  /** The block that a segment belongs to. */
  public Block blockOf(Segment segment) {
    return blocks.get(segment.block());
  }
}
