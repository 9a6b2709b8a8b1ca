package io.github.nachtschicht.reading;

import io.github.nachtschicht.text.Block;
import java.util.List;
import org.apache.tika.parser.Parser;

/** Reads .rtf by way of Tika. */
final class RtfReader implements FormatReader {

  @Override
  public String mediaType() {
    return "application/rtf";
  }

  @Override
  public String label() {
    return ".rtf";
  }

  @Override
  public boolean recognises(FileStart file) {
    return file.start().startsWith("{\\rtf");
  }

  @Override
  public Reading read(String name, byte[] content, ReadingOptions options) {
    Parser parser = new org.apache.tika.parser.microsoft.rtf.RTFParser();
    String xhtml = OfficeExtractor.extract(name, content, label(), parser, options);
    List<Block> blocks = ListMarkers.find(HtmlParser.extracted(xhtml));
    return Reading.extracted(label(), blocks, List.of(), Reading.textOf(blocks), List.of());
  }
}
