package io.github.nachtschicht.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A document split into sentences.
 *
 * @param document the document
 * @param segments the sentences of all blocks that have text, in reading order. Code and rules have
 *     none; blocks in another language have theirs, and are not translated
 */
public record SegmentedDocument(ParsedDocument document, List<Segment> segments) {

  public SegmentedDocument {
    segments = List.copyOf(segments);
  }

  /** Splits every block that is not code or a rule. */
  public static SegmentedDocument of(ParsedDocument document, SentenceSplitter splitter) {
    List<Segment> segments = new ArrayList<>();
    for (int b = 0; b < document.blocks().size(); b++) {
      Block block = document.blocks().get(b);
      if (!block.kind().isTranslatable() || block.text().isBlank()) {
        continue;
      }
      int index = 0;
      for (Span span : splitter.split(block.text())) {
        segments.add(new Segment(b, index++, span, span.of(block.text())));
      }
    }
    return new SegmentedDocument(document, segments);
  }

  /** The block that a segment belongs to. */
  public Block blockOf(Segment segment) {
    return document.blocks().get(segment.block());
  }
}
