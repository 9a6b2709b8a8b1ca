package io.github.nachtschicht.reading;

import io.github.nachtschicht.text.Account;
import java.util.List;
import org.apache.tika.parser.pdf.PDFParser;

/** Reads PDF by way of Tika. */
final class PdfReader implements FormatReader {

  @Override
  public String mediaType() {
    return "application/pdf";
  }

  @Override
  public String label() {
    return ".pdf";
  }

  @Override
  public boolean recognises(FileStart file) {
    return file.start().contains("%PDF-");
  }

  @Override
  public Reading read(String name, byte[] content, ReadingOptions options) {
    String xhtml = OfficeExtractor.extract(name, content, label(), new PDFParser(), options);
    String text = PdfText.of(xhtml);
    if (text.isBlank()) {
      throw new UnreadableDocumentException(
          name, "there is no text in the .pdf; if it is a scan, it needs text recognition first");
    }
    return new Reading(
        label(),
        text,
        "",
        PlainTextParser.parse(text),
        List.of("layout and headings of a PDF are guessed from its lines"),
        Account.NOTHING_LEFT_OUT);
  }
}
