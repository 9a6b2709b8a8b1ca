package io.github.nachtschicht.reading;

import io.github.nachtschicht.text.Account;
import io.github.nachtschicht.text.Block;
import io.github.nachtschicht.text.BlockKind;
import io.github.nachtschicht.text.Boilerplate;
import io.github.nachtschicht.text.LeftOut;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads plain text: everything that is text and in no other format. */
final class PlainTextReader extends FormatReader {

  /** So far from its end a text may have a box that tells who wrote it. */
  private static final int LAST_BLOCKS = 4;

  /** A line of a table of contents: dots that lead to the number of a page. */
  private static final Pattern CONTENTS =
      Pattern.compile("[^.]{1,100}(?:\\.[^.]{0,100}){0,6}?(?: ?\\.){4,}+ ?(\\d{1,4})");

  /** What stands above a table of contents. */
  private static final Pattern ABOVE_CONTENTS =
      Pattern.compile("(?iu).{0,40}(?:inhalt|verzeichnis|contents).{0,20}");

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

  /** Whether a line announces a table of contents, and so heads nothing that is kept. */
  static boolean isAboveContents(String text) {
    return ABOVE_CONTENTS.matcher(text).matches();
  }

  /** An article that was copied from a page often brings some of the page along. */
  private static List<Block> withoutFurniture(List<Block> blocks, List<LeftOut> leftOut) {
    List<Block> kept = new ArrayList<>();
    List<LeftOut> out = new ArrayList<>();
    List<LeftOut> contents = new ArrayList<>();
    int page = Integer.MAX_VALUE; // in lists of prices and in forms numbers fall, too
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      boolean last = blocks.size() - i <= LAST_BLOCKS;
      boolean plain =
          block.kind() == BlockKind.PARAGRAPH
              || block.kind() == BlockKind.HEADING
              || block.kind() == BlockKind.LIST_ITEM && block.marker().equals("-");
      if (isAboveContents(block.text())) {
        page = 0;
      }
      Matcher line = CONTENTS.matcher(block.text());
      if (block.kind().isTranslatable()
          && line.matches()
          && Integer.parseInt(line.group(1)) >= page) {
        page = Integer.parseInt(line.group(1));
        String whole = (block.marker() + " " + block.text()).strip();
        contents.add(new LeftOut(LeftOut.Reason.CONTENTS, whole));
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
    leftOut.addAll(contents);
    leftOut.addAll(out);
    return kept;
  }
}
