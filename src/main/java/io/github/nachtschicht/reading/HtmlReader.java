package io.github.nachtschicht.reading;

import io.github.nachtschicht.text.Account;
import java.util.Set;

/** Reads HTML and XHTML pages. */
final class HtmlReader implements FormatReader {

  private static final Set<String> ENDINGS = Set.of("html", "htm", "xhtml", "shtml");

  @Override
  public String mediaType() {
    return "text/html";
  }

  @Override
  public String label() {
    return "HTML";
  }

  @Override
  public boolean recognises(FileStart file) {
    if (file.isZip()) {
      return false;
    }
    String words = file.words();
    return ENDINGS.contains(file.ending())
        || words.startsWith("<!doctype html")
        || words.startsWith("<html")
        || words.startsWith("<?xml") && (words.contains("<html") || words.contains("xhtml"));
  }

  @Override
  public Reading read(String name, byte[] content, ReadingOptions options) {
    TextDecoder.Decoded decoded = TextDecoder.decodeHtml(name, content);
    String text = TextSettler.settled(name, decoded.text());
    return new Reading(
        decoded.encoding(),
        text,
        "",
        HtmlParser.parse(text),
        decoded.notes(),
        Account.NOTHING_LEFT_OUT);
  }
}
