package io.github.nachtschicht.reading;

import io.github.nachtschicht.text.Block;
import java.util.List;
import org.apache.tika.parser.Parser;

/** Reads .odt by way of Tika. */
final class OdtReader implements FormatReader {

  @Override
  public String mediaType() {
    return "application/vnd.oasis.opendocument.text";
  }

  @Override
  public String label() {
    return ".odt";
  }

  @Override
  public boolean recognises(FileStart file) {
    return file.zipType().equals(mediaType());
  }

  @Override
  public Reading read(String name, byte[] content, ReadingOptions options) {
    Parser parser = new org.apache.tika.parser.odf.OpenDocumentParser();
    String xhtml = OfficeExtractor.extract(name, content, label(), parser, options);
    List<Block> blocks = ListMarkers.find(HtmlParser.extracted(xhtml));
    return Reading.extracted(label(), blocks, List.of(), Reading.textOf(blocks), List.of());
  }
}
