package io.github.nachtschicht.reading;

import java.util.List;

/** Reads .rtf. */
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
    String held = RtfText.of(name, content);
    options.checkLength(name, held);
    Flow flow = new Flow();
    RtfBody body = new RtfBody(flow);
    RtfTokens.read(name, content, body);
    body.end();
    return flow.reading(label(), held, List.of());
  }
}
