package io.github.nachtschicht.summary;

import io.github.nachtschicht.text.Block;
import io.github.nachtschicht.text.BlockKind;
import io.github.nachtschicht.text.ParsedDocument;
import io.github.nachtschicht.text.SentenceSplitter;
import io.github.nachtschicht.text.SourceDocument;
import io.github.nachtschicht.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Documents for tests. */
final class Documents {

  private static final Pattern SENTENCE =
      Pattern.compile("\\S.*?(?:[.!?][“”\"»)]?(?=\\s|$)|$)", Pattern.DOTALL);

  /** Splits behind every full stop, question and exclamation mark. */
  static final SentenceSplitter SPLITTER =
      text -> {
        List<Span> spans = new ArrayList<>();
        Matcher matcher = SENTENCE.matcher(text);
        while (matcher.find()) {
          if (!matcher.group().isBlank()) {
            spans.add(
                new Span(matcher.start(), matcher.start() + matcher.group().strip().length()));
          }
        }
        return spans;
      };

  private Documents() {}

  /** A document of paragraphs, split by {@link #SPLITTER}; no title where it is empty. */
  static ParsedDocument of(String title, List<String> paragraphs) {
    List<Block> blocks = new ArrayList<>();
    if (!title.isEmpty()) {
      blocks.add(block(BlockKind.TITLE, title));
    }
    paragraphs.forEach(paragraph -> blocks.add(block(BlockKind.PARAGRAPH, paragraph)));
    return parsed(blocks).split(SPLITTER);
  }

  /** A document of whole blocks. */
  static ParsedDocument parsed(List<Block> blocks) {
    return new ParsedDocument(
        new SourceDocument("test.txt", "0".repeat(64), 0, "UTF-8", List.of()),
        "text/plain",
        "",
        blocks);
  }

  /** A block; titles and headings are of level 1. */
  static Block block(BlockKind kind, String text) {
    int level = kind == BlockKind.TITLE || kind == BlockKind.HEADING ? 1 : 0;
    return Block.of(kind, level, "", text, new Span(0, text.length()));
  }

  /** The texts of the chosen sentences. */
  static List<String> texts(ParsedDocument document, Summary summary) {
    return summary.segments().stream().map(s -> document.segments().get(s).text()).toList();
  }
}
