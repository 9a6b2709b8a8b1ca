#!/usr/bin/env bash
# io.documentnode:epub4j-core 4.2.2, seen 2026-11-30.
# Guess: a library for EPUB of today reads the table of contents of an EPUB 3, which stands in a page of its own (nav), and a book that is read and written
# again has the same contents, pages and order.
# Seen: only the older form (NCX) is known. A valid EPUB 3 without one has no contents; written again it is an EPUB 2 whose table of contents is empty,
# in which the page that holds it is a page as any other, and a file name with a space is an address with one.
. "$(dirname "$0")/lib.sh"
java_with io.documentnode:epub4j-core:4.2.2 org.slf4j:slf4j-nop:2.0.17 <<'JAVA' | grep -v ' \[D\] ' | expect 'read: contents 0, pages [Kapitel 1.xhtml, zwei.xhtml]
written contents: [<navMap />]
written: [version="2.0" unique, href="Kapitel 1.xhtml"]'
import io.documentnode.epub4j.domain.*;
import io.documentnode.epub4j.epub.*;
import java.io.*;
import java.nio.charset.StandardCharsets;
import java.util.*;
import java.util.regex.*;
import java.util.zip.*;

public class Main {
  public static void main(String[] args) throws Exception {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(file)) {
      put(zip, "mimetype", "application/epub+zip");
      put(
          zip,
          "META-INF/container.xml",
          """
          <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
          <rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>""");
      put(
          zip,
          "book.opf",
          """
          <package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i">
          <metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="i">a</dc:identifier><dc:title>Ein Buch</dc:title>
          <dc:language>de</dc:language><meta property="dcterms:modified">2026-01-01T00:00:00Z</meta></metadata>
          <manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
          <item id="one" href="Kapitel%201.xhtml" media-type="application/xhtml+xml"/>
          <item id="two" href="zwei.xhtml" media-type="application/xhtml+xml"/></manifest>
          <spine><itemref idref="one"/><itemref idref="two"/></spine></package>""");
      put(
          zip,
          "nav.xhtml",
          page("<nav epub:type='toc'><ol><li><a href='Kapitel%201.xhtml'>Eins</a></li><li><a href='zwei.xhtml'>Zwei</a></li></ol></nav>"));
      put(zip, "Kapitel 1.xhtml", page("<p>Eins.</p>"));
      put(zip, "zwei.xhtml", page("<p>Zwei.</p>"));
    }
    Book book = new EpubReader().readEpub(new ByteArrayInputStream(file.toByteArray()));
    System.out.println("read: contents " + book.getTableOfContents().size() + ", pages " + hrefs(book));
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    new EpubWriter().write(book, written);
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(written.toByteArray()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String text = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        if (entry.getName().endsWith(".opf")) {
          show("written: ", text, "version=\"[\\d.]+\" unique|properties=\"nav\"|href=\"Kap[^\"]*\"");
        } else if (entry.getName().endsWith(".ncx")) {
          show("written contents: ", text, "<navPoint|<navMap ?/?>");
        }
      }
    }
  }

  static List<String> hrefs(Book book) {
    return book.getSpine().getSpineReferences().stream().map(page -> page.getResource().getHref()).toList();
  }

  static void show(String what, String text, String parts) {
    System.out.println(what + Pattern.compile(parts).matcher(text).results().map(MatchResult::group).toList());
  }

  static String page(String body) {
    return "<html xmlns='http://www.w3.org/1999/xhtml' xmlns:epub='http://www.idpf.org/2007/ops'><head><title>a</title></head><body>"
        + body + "</body></html>";
  }

  static void put(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }
}
JAVA
