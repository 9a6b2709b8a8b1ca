package io.github.nachtschicht.reading;

import io.github.nachtschicht.text.Account;
import io.github.nachtschicht.text.Block;
import io.github.nachtschicht.text.BlockKind;
import io.github.nachtschicht.text.Boilerplate;
import io.github.nachtschicht.text.LeftOut;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads plain text: everything that is text and in no other format. */
final class PlainTextReader extends FormatReader {

  /** So far from its end a text may have a box that tells who wrote it. */
  private static final int LAST_BLOCKS = 4;

  /** A line of a table of contents: dots that lead to the number of a page. */
  private static final Pattern CONTENTS =
      Pattern.compile("[^.]{1,100}(?:\\.[^.]{0,100}){0,6}?(?: ?\\.){4,}+ ?\\d{1,4}");

  PlainTextReader() {
    super("text/plain", "text");
  }

  @Override
  boolean recognises(FileStart file) {
    return true;
  }

  @Override
  Reading read(String name, byte[] content, ReadingOptions options) {
    TextDecoder.Decoded decoded = TextDecoder.decode(name, content);
    String text = TextSettler.settled(name, decoded.text());
    List<LeftOut> leftOut = new ArrayList<>();
    List<Block> blocks = withoutFurniture(PlainTextParser.parse(text), leftOut);
    for (Block block : blocks) {
      if (block.kind() == BlockKind.LIST_ITEM) {
        String bullet = text.substring(block.span().start(), block.span().start() + 1);
        leftOut.add(
            new LeftOut(
                LeftOut.Reason.MARKUP, block.marker().equals("-") ? bullet : block.marker()));
      }
    }
    return new Reading(
        decoded.encoding(), text, "", blocks, decoded.notes(), Account.of(text, blocks, leftOut));
  }

  /** An article that was copied from a page often brings some of the page along. */
  private static List<Block> withoutFurniture(List<Block> blocks, List<LeftOut> leftOut) {
    List<Block> kept = new ArrayList<>();
    List<LeftOut> out = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      boolean last = blocks.size() - i <= LAST_BLOCKS;
      boolean plain =
          block.kind() == BlockKind.PARAGRAPH
              || block.kind() == BlockKind.HEADING
              || block.kind() == BlockKind.LIST_ITEM && block.marker().equals("-");
      if (block.kind().isTranslatable() && CONTENTS.matcher(block.text()).matches()) {
        String line = (block.marker() + " " + block.text()).strip();
        leftOut.add(new LeftOut(LeftOut.Reason.CONTENTS, line));
      } else if (i > 0
          && plain
          && (Boilerplate.isLine(block.text()) || last && Boilerplate.isEnd(block.text()))) {
        out.add(new LeftOut(LeftOut.Reason.AROUND, block.text()));
      } else {
        kept.add(block);
      }
    }
    // where much looks like furniture, that is what the text is about
    if (out.size() * 3 > blocks.size()) {
      return blocks;
    }
    leftOut.addAll(out);
    return kept;
  }
}
