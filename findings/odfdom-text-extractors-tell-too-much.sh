#!/usr/bin/env bash
# org.odftoolkit:odfdom-java 0.13.0, seen 2026-11-28.
# Guess: its text extractors give the visible text: notes behind the paragraph, no comments, no tracked deletions, lines ended by \n.
# Seen: note and comment stand in the middle of the sentence, with the note's number and the commenter's name; every part is divided by a
# lone carriage return (shown as ^). OdfEditableTextExtractor leaves tracked deletions out; OdfTextExtractor begins with them, author
# and date in front.
. "$(dirname "$0")/lib.sh"
java_with org.odftoolkit:odfdom-java:0.13.0 org.slf4j:slf4j-nop:2.0.17 <<'JAVA' | expect 'editable [^Der Rat1^Eine Notiz. tagt am^Montag^A^Kommentar.]
plain [^A^2026-01-01T00:00:00^gestrichen^Der Rat1^Eine Notiz. tagt am^Montag^A^Kommentar.]'
import java.io.*;
import java.util.zip.*;
import org.odftoolkit.odfdom.doc.*;
import org.odftoolkit.odfdom.incubator.doc.text.*;

public class Main {
  static void put(ZipOutputStream zip, String name, String content) throws Exception {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes("UTF-8"));
    zip.closeEntry();
  }

  static void print(String name, String text) {
    System.out.println(name + " [" + text.replace('\r', '^') + "]");
  }

  public static void main(String[] args) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      String odf = "urn:oasis:names:tc:opendocument:xmlns:";
      put(zip, "mimetype", "application/vnd.oasis.opendocument.text");
      put(
          zip,
          "content.xml",
          "<office:document-content xmlns:office='" + odf + "office:1.0' xmlns:text='" + odf + "text:1.0'"
              + " xmlns:dc='http://purl.org/dc/elements/1.1/' office:version='1.3'><office:body><office:text>"
              + "<text:tracked-changes><text:changed-region text:id='c'><text:deletion><office:change-info>"
              + "<dc:creator>A</dc:creator><dc:date>2026-01-01T00:00:00</dc:date></office:change-info>"
              + "<text:p>gestrichen</text:p></text:deletion></text:changed-region></text:tracked-changes>"
              + "<text:p>Der Rat<text:note text:id='n' text:note-class='footnote'><text:note-citation>1"
              + "</text:note-citation><text:note-body><text:p>Eine Notiz.</text:p></text:note-body></text:note>"
              + " tagt am<text:line-break/>Montag<office:annotation><dc:creator>A</dc:creator>"
              + "<text:p>Kommentar</text:p></office:annotation>.<text:change text:change-id='c'/></text:p>"
              + "</office:text></office:body></office:document-content>");
      put(
          zip,
          "META-INF/manifest.xml",
          "<m:manifest xmlns:m='" + odf + "manifest:1.0' m:version='1.3'>"
              + "<m:file-entry m:full-path='/' m:media-type='application/vnd.oasis.opendocument.text'/>"
              + "<m:file-entry m:full-path='content.xml' m:media-type='text/xml'/></m:manifest>");
    }
    OdfDocument document = OdfTextDocument.loadDocument(new ByteArrayInputStream(bytes.toByteArray()));
    print("editable", OdfEditableTextExtractor.newOdfEditableTextExtractor(document).getText());
    print("plain", OdfTextExtractor.newOdfTextExtractor(document.getContentRoot()).getText());
  }
}
JAVA
