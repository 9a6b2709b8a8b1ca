package io.github.nachtschicht.reading;

import io.github.nachtschicht.text.Block;
import io.github.nachtschicht.text.LeftOut;
import io.github.nachtschicht.text.LeftOut.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;

/** Reads EPUB 2 and 3: the chapters in the order of the spine, each as the XHTML it is. */
final class EpubReader extends FormatReader {

  EpubReader() {
    super("application/epub+zip", ".epub");
  }

  @Override
  boolean recognises(FileStart file) {
    return file.zipType().equals(mediaType) || file.zipEntries().contains("META-INF/container.xml");
  }

  @Override
  Reading read(String name, byte[] content, ReadingOptions options) {
    Archive archive = Archive.open(name, label, content);
    EpubPackage book = EpubPackage.of(name, archive);
    List<String> remarks = new ArrayList<>();
    Map<String, Document> pages = new LinkedHashMap<>();
    List<HtmlNotes.Page> chapters = new ArrayList<>();
    for (String path : book.chapters()) {
      byte[] bytes = archive.bytes(path);
      if (bytes == null) {
        remarks.add("the book names a chapter that it lacks: " + path);
        continue;
      }
      if (bytes.length == 0) {
        continue;
      }
      List<String> notes = new ArrayList<>();
      String text = HtmlTree.withOwnEntities(TextDecoder.decodeHtml(name, bytes).text());
      Document page = HtmlTree.xhtml(TextSettler.settle(text), notes);
      notes.forEach(note -> remarks.add(path + ": " + note));
      pages.put(path, page);
      chapters.add(new HtmlNotes.Page(path, page));
    }
    HtmlNotes notes = HtmlNotes.of(chapters);
    HtmlWalker walker = new HtmlWalker(notes, Map.of(), true);
    StringBuilder held = new StringBuilder(book.metadata());
    List<LeftOut> leftOut = new ArrayList<>();
    leftOut.add(new LeftOut(Reason.METADATA, book.metadata().strip()));
    pages.forEach(
        (path, page) -> {
          held.append(HtmlTree.textOf(page)).append('\n');
          if (book.contents().contains(path)) {
            walker.leaveOut(Reason.CONTENTS, page);
          } else if (book.spine().contains(path) || notes.leadsTo(path)) {
            walker.walk(page);
          } else {
            // nothing shows it: no spine names it, and no note leads there
            walker.leaveOut(Reason.HIDDEN, page);
          }
        });
    List<Block> blocks = walker.blocks(6);
    leftOut.addAll(walker.leftOut());
    return Reading.extracted(label, blocks, leftOut, held.toString(), remarks);
  }
}
