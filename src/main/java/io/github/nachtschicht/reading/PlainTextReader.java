package io.github.nachtschicht.reading;

import io.github.nachtschicht.text.Account;
import io.github.nachtschicht.text.Block;
import java.util.List;

/** Reads plain text: everything that is text and in no other format. */
final class PlainTextReader implements FormatReader {

  @Override
  public String mediaType() {
    return "text/plain";
  }

  @Override
  public String label() {
    return "text";
  }

  @Override
  public boolean recognises(FileStart file) {
    return true;
  }

  @Override
  public Reading read(String name, byte[] content, ReadingOptions options) {
    TextDecoder.Decoded decoded = TextDecoder.decode(name, content);
    String text = TextSettler.settled(name, decoded.text());
    List<Block> blocks = PlainTextParser.parse(text);
    return new Reading(
        decoded.encoding(), text, "", blocks, decoded.notes(), Account.NOTHING_LEFT_OUT);
  }
}
