package io.github.nachtschicht.reading;

import io.github.nachtschicht.text.Block;
import java.util.List;
import org.apache.tika.parser.Parser;

/** Reads .docx by way of Tika. */
final class DocxReader implements FormatReader {

  @Override
  public String mediaType() {
    return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  }

  @Override
  public String label() {
    return ".docx";
  }

  @Override
  public boolean recognises(FileStart file) {
    return file.hasEntry("word/");
  }

  @Override
  public Reading read(String name, byte[] content, ReadingOptions options) {
    Parser parser = new org.apache.tika.parser.microsoft.ooxml.OOXMLParser();
    String xhtml = OfficeExtractor.extract(name, content, label(), parser, options);
    List<Block> blocks = ListMarkers.find(HtmlParser.extracted(xhtml));
    return Reading.extracted(label(), blocks, List.of(), Reading.textOf(blocks), List.of());
  }
}
