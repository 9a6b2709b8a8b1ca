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
      int lineStart = 0;
      for (String line : block.text().split("\n", -1)) {
        for (Span span : splitter.split(line)) {
          Span inBlock = new Span(lineStart + span.start(), lineStart + span.end());
          segments.add(new Segment(b, index++, inBlock, span.of(line)));
        }
        lineStart += line.length() + 1;
      }
    }
    return new SegmentedDocument(document, segments);
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
    return document.blocks().get(segment.block());
  }
}
