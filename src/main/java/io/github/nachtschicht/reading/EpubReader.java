package io.github.nachtschicht.reading;

import io.github.nachtschicht.text.Block;
import io.github.nachtschicht.text.LeftOut;
import io.github.nachtschicht.text.LeftOut.Reason;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

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
    Book book = Book.of(name, archive);
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

  /**
   * What the package file of an EPUB says: which files are its chapters, in reading order, and
   * which are tables of contents.
   *
   * @param chapters paths in the archive: those of the spine in its order, then the others
   * @param spine those that the spine names
   * @param contents paths of navigation documents and of tables of contents
   * @param metadata title, authors and the like, one a line
   */
  record Book(List<String> chapters, Set<String> spine, Set<String> contents, String metadata) {

    private static final String CONTAINER = "META-INF/container.xml";
    private static final String ENCRYPTION = "META-INF/encryption.xml";

    /**
     * Reads the package file.
     *
     * @throws UnreadableDocumentException if there is none, it names no chapter, or the chapters
     *     are encrypted
     */
    static Book of(String name, Archive archive) {
      String opf = "";
      for (Element file : xml(archive.required(CONTAINER)).getAllElements()) {
        if (is(file, "rootfile") && opf.isEmpty()) {
          opf = archive.path(resolve("", file.attr("full-path")));
        }
      }
      if (opf.isEmpty()) {
        throw new UnreadableDocumentException(
            name, "damaged .epub: " + CONTAINER + " names no file");
      }
      Document tree = xml(archive.required(opf));
      Map<String, String> pathById = new HashMap<>();
      Set<String> pages = new LinkedHashSet<>();
      Set<String> contents = new HashSet<>();
      Set<String> chapters = new LinkedHashSet<>();
      StringBuilder metadata = new StringBuilder();
      for (Element e : tree.getAllElements()) {
        if (is(e, "item")) {
          String path = archive.path(resolve(opf, e.attr("href")));
          pathById.putIfAbsent(e.id(), path);
          String type = e.attr("media-type").toLowerCase(Locale.ROOT);
          if (type.contains("html") || type.contains("x-dtbook") || path.endsWith("html")) {
            pages.add(path);
          }
          if (HtmlTree.has(e, "properties", "nav")) {
            contents.add(path);
          }
        } else if (is(e, "itemref")) {
          String path = pathById.get(e.attr("idref"));
          if (path != null && pages.contains(path)) {
            chapters.add(path);
          }
        } else if (is(e, "reference") && e.attr("type").equalsIgnoreCase("toc")) {
          contents.add(archive.path(withoutFragment(resolve(opf, e.attr("href")))));
        } else if (e.normalName().startsWith("dc:")) {
          metadata.append(e.wholeOwnText()).append('\n');
        }
      }
      Set<String> spine = new HashSet<>(chapters);
      chapters.addAll(pages);
      if (spine.isEmpty()) {
        throw new UnreadableDocumentException(
            name, "damaged .epub: " + opf + " names no chapter that can be read");
      }
      checkEncryption(name, archive, chapters);
      return new Book(List.copyOf(chapters), spine, contents, metadata.toString());
    }

    /** Fonts are often encrypted, and that matters to nobody; chapters are by copy protection. */
    private static void checkEncryption(String name, Archive archive, Set<String> chapters) {
      byte[] encryption = archive.bytes(ENCRYPTION);
      if (encryption == null) {
        return;
      }
      for (Element e : xml(encryption).getAllElements()) {
        if (is(e, "cipherreference") && chapters.contains(resolve("", e.attr("URI")))) {
          throw new UnreadableDocumentException(name, "encrypted: it is protected against copying");
        }
      }
    }

    static Document xml(byte[] bytes) {
      String text = TextDecoder.decodeHtml("", bytes).text();
      return Jsoup.parse(HtmlTree.withOwnEntities(text), "", Parser.xmlParser());
    }

    private static boolean is(Element element, String name) {
      return HtmlTree.name(element).equals(name);
    }

    private static String withoutFragment(String path) {
      int hash = path.indexOf('#');
      return hash < 0 ? path : path.substring(0, hash);
    }

    /**
     * Where a link leads.
     *
     * @param base path of the file that the link stands in
     * @param href relative to it, percent-encoded
     * @return path from the root of the archive; {@code ..} beyond it is left away
     */
    static String resolve(String base, String href) {
      return Archive.resolved(base.substring(0, base.lastIndexOf('/') + 1), decoded(href));
    }

    /** A text with its {@code %XX} decoded; as it is if they make no sense. */
    static String decoded(String text) {
      try {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
      } catch (IllegalArgumentException e) {
        return text;
      }
    }
  }
}
