package io.github.nachtschicht.reading;

import io.github.nachtschicht.text.Block;
import java.util.List;

/** Finds the format of a document and takes it to blocks. */
final class DocumentParser {

  private DocumentParser() {}

  /**
   * A parsed document, its language not yet looked at.
   *
   * @param format media type
   * @param encoding character set, or the format's name for binary formats
   * @param text the settled text that the blocks' spans refer to
   * @param frontMatter YAML without its fences; empty where there is none
   * @param blocks the blocks in reading order
   * @param notes remarks on the reading
   */
  record Parsed(
      String format,
      String encoding,
      String text,
      String frontMatter,
      List<Block> blocks,
      List<String> notes) {}

  static Parsed parse(String name, byte[] content, ReadingOptions options) {
    TextDecoder.Decoded decoded = TextDecoder.decode(name, content);
    String text = TextSettler.settle(decoded.text());
    if (text.isBlank()) {
      throw new UnreadableDocumentException(name, "there is nothing but white space in it");
    }
    return new Parsed(
        "text/plain", decoded.encoding(), text, "", PlainTextParser.parse(text), decoded.notes());
  }
}
