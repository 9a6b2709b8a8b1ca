package io.github.nachtschicht.reading;

import io.github.nachtschicht.text.Block;
import java.util.List;
import org.apache.tika.parser.Parser;

/** Reads .epub by way of Tika. */
final class EpubReader implements FormatReader {

  @Override
  public String mediaType() {
    return "application/epub+zip";
  }

  @Override
  public String label() {
    return ".epub";
  }

  @Override
  public boolean recognises(FileStart file) {
    return file.zipType().equals(mediaType())
        || file.zipEntries().contains("META-INF/container.xml");
  }

  @Override
  public Reading read(String name, byte[] content, ReadingOptions options) {
    Parser parser = new org.apache.tika.parser.epub.EpubParser();
    String xhtml = OfficeExtractor.extract(name, content, label(), parser, options);
    List<Block> blocks = ListMarkers.find(HtmlParser.extracted(xhtml));
    return Reading.extracted(label(), blocks, List.of(), Reading.textOf(blocks), List.of());
  }
}
