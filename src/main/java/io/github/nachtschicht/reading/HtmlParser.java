package io.github.nachtschicht.reading;

import io.github.nachtschicht.text.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;

/** Takes the XHTML that Tika makes of a format to blocks. */
final class HtmlParser {

  private HtmlParser() {}

  /** The whole body is content. */
  static List<Block> extracted(String xhtml) {
    Document tree = HtmlTree.xhtml(xhtml, new ArrayList<>());
    tree.select("head, .embedded, .package-entry").remove();
    return blocks(tree);
  }

  private static List<Block> blocks(Document tree) {
    HtmlWalker walker =
        new HtmlWalker(HtmlNotes.of(List.of(new HtmlNotes.Page("", tree))), Map.of(), true);
    walker.walk(tree);
    return walker.blocks(6);
  }
}
