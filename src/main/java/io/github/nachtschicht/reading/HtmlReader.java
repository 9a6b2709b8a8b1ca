package io.github.nachtschicht.reading;

import io.github.nachtschicht.text.Account;
import io.github.nachtschicht.text.Block;
import io.github.nachtschicht.text.LeftOut.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Reads HTML and XHTML pages: the text without what stands around it. */
final class HtmlReader extends FormatReader {

  private static final Set<String> ENDINGS = Set.of("html", "htm", "xhtml", "xht", "shtml");

  HtmlReader() {
    super("text/html", "HTML");
  }

  @Override
  boolean recognises(FileStart file) {
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
  Reading read(String name, byte[] content, ReadingOptions options) {
    TextDecoder.Decoded decoded = TextDecoder.decodeHtml(name, content);
    List<String> notes = new ArrayList<>(decoded.notes());
    String text = TextSettler.settled(name, HtmlTree.withOwnEntities(decoded.text()));
    boolean xhtml = name.matches("(?i).*\\.xht(?:ml)?") || HtmlTree.isXhtml(text);
    Document tree = xhtml ? HtmlTree.xhtml(text, notes) : HtmlTree.html(text);
    Map<Element, Reason> furniture = HtmlFurniture.of(tree);
    HtmlNotes marks = HtmlNotes.of(List.of(new HtmlNotes.Page("", tree)));
    HtmlWalker walker = new HtmlWalker(marks, furniture, false);
    walker.walk(tree);
    List<Block> blocks = walker.blocks(6);
    Account account = Account.of(HtmlTree.textOf(tree), blocks, walker.leftOut());
    return new Reading(decoded.encoding(), text, "", blocks, notes, account);
  }
}
