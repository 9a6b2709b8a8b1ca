package io.github.nachtschicht.reading;

import io.github.nachtschicht.text.Block;
import io.github.nachtschicht.text.Span;
import java.util.ArrayList;
import java.util.List;

/** Takes a document of any format to blocks. */
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
    DocumentFormat format = DocumentFormat.of(name, content);
    return switch (format) {
      case PLAIN_TEXT, MARKDOWN -> text(name, content, format);
      case HTML -> html(name, content);
      case PDF -> pdf(name, content, options);
      case DOCX, ODT, RTF, EPUB ->
          extracted(
              format,
              ExtractedBlocks.of(
                  HtmlParser.extracted(OfficeExtractor.extract(name, content, format, options))));
    };
  }

  private static Parsed text(String name, byte[] content, DocumentFormat format) {
    TextDecoder.Decoded decoded = TextDecoder.decode(name, content);
    String text = settled(name, decoded);
    String frontMatter = "";
    List<Block> blocks;
    if (format == DocumentFormat.MARKDOWN) {
      MarkdownParser.Parsed markdown = MarkdownParser.parse(text);
      frontMatter = markdown.frontMatter();
      blocks = markdown.blocks();
    } else {
      blocks = PlainTextParser.parse(text);
    }
    return new Parsed(
        format.mediaType(), decoded.encoding(), text, frontMatter, blocks, decoded.notes());
  }

  private static Parsed html(String name, byte[] content) {
    TextDecoder.Decoded decoded = TextDecoder.decodeHtml(name, content);
    String text = settled(name, decoded);
    return new Parsed(
        DocumentFormat.HTML.mediaType(),
        decoded.encoding(),
        text,
        "",
        HtmlParser.parse(text),
        decoded.notes());
  }

  private static String settled(String name, TextDecoder.Decoded decoded) {
    String text = TextSettler.settle(decoded.text());
    if (text.isBlank()) {
      throw new UnreadableDocumentException(name, "there is nothing but white space in it");
    }
    return text;
  }

  private static Parsed pdf(String name, byte[] content, ReadingOptions options) {
    String xhtml = OfficeExtractor.extract(name, content, DocumentFormat.PDF, options);
    String text = PdfText.of(xhtml);
    if (text.isBlank()) {
      throw new UnreadableDocumentException(
          name, "there is no text in the .pdf; if it is a scan, it needs text recognition first");
    }
    return new Parsed(
        DocumentFormat.PDF.mediaType(),
        DocumentFormat.PDF.label(),
        text,
        "",
        PlainTextParser.parse(text),
        List.of("layout and headings of a PDF are guessed from its lines"));
  }

  private static Parsed extracted(DocumentFormat format, ExtractedBlocks extracted) {
    return new Parsed(
        format.mediaType(), format.label(), extracted.text(), "", extracted.blocks(), List.of());
  }

  /**
   * Blocks of a format whose text was extracted, with their places in the extracted text: the
   * blocks' texts, an empty line between them.
   */
  record ExtractedBlocks(String text, List<Block> blocks) {

    static ExtractedBlocks of(List<Block> found) {
      StringBuilder text = new StringBuilder();
      List<Block> blocks = new ArrayList<>();
      for (Block block : ListMarkers.find(found)) {
        if (text.length() > 0) {
          text.append("\n\n");
        }
        int start = text.length();
        text.append(block.text());
        blocks.add(
            new Block(
                block.kind(),
                block.level(),
                block.marker(),
                block.text(),
                new Span(start, text.length()),
                block.inlines(),
                null,
                block.cell()));
      }
      return new ExtractedBlocks(text.toString(), blocks);
    }
  }
}
