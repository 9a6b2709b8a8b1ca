#!/usr/bin/env bash
# org.apache.tika:tika-parser-microsoft-module 3.3.1 (with POI 5.5.1), seen 2026-11-30.
# Guess: Tika leaves deleted and moved-away text of a .docx out, as its settings say (includeDeletedContent and includeMoveFromContent are false unless
# asked for), and shows whole tables, formulas and text with a direction of its own. Letters are those of the document.
# Seen: the settings do nothing: 90 deleted and 70 inserted is "9070", moved text stands twice. Rows in a content control, paragraphs in w:customXml,
# formulas and w:bdo are missing; "Straße" in capitals is "STRASSE". With useSAXDocxExtractor deletions are gone and rows are there, but then
# a no-break hyphen is missing, so that 10-12 is 1012.
. "$(dirname "$0")/lib.sh"
java_with org.apache.tika:tika-core:3.3.1 org.apache.tika:tika-parser-microsoft-module:3.3.1 org.apache.logging.log4j:log4j-to-slf4j:2.24.3 org.slf4j:slf4j-nop:2.0.17 <<'JAVA' | expect 'deleted: Es kostet 9070 | SAX Es kostet 70
moved: Eins. Zwei. Eins. | SAX Zwei. Eins.
row: Frist | SAX Frist ¶ 5 Tage
customXml: Vor. ¶ Nach. | SAX Vor. ¶ Anschrift. ¶ Nach.
formula: Es gilt  hier. | SAX Es gilt x=5 hier.
direction: Er heißt . | SAX Er heißt Noa.
capitals: STRASSE | SAX Straße
no-break hyphen: 10‑12 Uhr | SAX 1012 Uhr'
import java.io.*;
import java.nio.charset.StandardCharsets;
import java.util.zip.*;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.sax.BodyContentHandler;

public class Main {
  static final String OFFICE = "http://schemas.openxmlformats.org/";

  public static void main(String[] args) throws Exception {
    String gone = "<w:del w:id='1' w:author='a'><w:r><w:delText>90</w:delText></w:r></w:del>";
    read("deleted", p("Es kostet ", gone + "<w:ins w:id='2' w:author='a'>" + run("70") + "</w:ins>"));
    String from = "<w:moveFrom w:id='1' w:author='a'>" + run("Eins.") + "</w:moveFrom>";
    read("moved", p("", from + run(" Zwei. ") + "<w:moveTo w:id='2' w:author='a'>" + run("Eins.") + "</w:moveTo>"));
    String row = "<w:tr><w:tc>" + p("5 Tage", "") + "</w:tc></w:tr>";
    read("row", "<w:tbl><w:tr><w:tc>" + p("Frist", "") + "</w:tc></w:tr><w:sdt><w:sdtContent>" + row + "</w:sdtContent></w:sdt></w:tbl>");
    read("customXml", p("Vor.", "") + "<w:customXml w:element='a'>" + p("Anschrift.", "") + "</w:customXml>" + p("Nach.", ""));
    read("formula", p("Es gilt ", "<m:oMath><m:r><m:t>x=5</m:t></m:r></m:oMath>" + run(" hier.")));
    read("direction", p("Er heißt ", "<w:bdo w:val='ltr'>" + run("Noa") + "</w:bdo>" + run(".")));
    read("capitals", p("", "<w:r><w:rPr><w:caps/></w:rPr><w:t>Straße</w:t></w:r>"));
    read("no-break hyphen", p("10", "<w:r><w:noBreakHyphen/></w:r>" + run("12 Uhr")));
  }

  static void read(String what, String body) throws Exception {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(file)) {
      String types = "application/vnd.openxmlformats-";
      put(
          zip,
          "[Content_Types].xml",
          """
          <Types xmlns="%spackage/2006/content-types"><Default Extension="rels" ContentType="%spackage.relationships+xml"/>
          <Override PartName="/word/document.xml" ContentType="%sofficedocument.wordprocessingml.document.main+xml"/></Types>"""
              .formatted(OFFICE, types, types));
      put(
          zip,
          "_rels/.rels",
          """
          <Relationships xmlns="%spackage/2006/relationships">
          <Relationship Id="r1" Type="%sofficeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"""
              .formatted(OFFICE, OFFICE));
      put(
          zip,
          "word/document.xml",
          "<w:document xmlns:w='%swordprocessingml/2006/main' xmlns:m='%sofficeDocument/2006/math'><w:body>%s</w:body></w:document>"
              .formatted(OFFICE, OFFICE, body));
    }
    StringBuilder seen = new StringBuilder(what + ":");
    for (boolean sax : new boolean[] {false, true}) {
      OfficeParserConfig config = new OfficeParserConfig();
      config.setIncludeDeletedContent(false);
      config.setIncludeMoveFromContent(false);
      config.setUseSAXDocxExtractor(sax);
      ParseContext context = new ParseContext();
      context.set(OfficeParserConfig.class, config);
      BodyContentHandler text = new BodyContentHandler();
      try (TikaInputStream in = TikaInputStream.get(file.toByteArray())) {
        new OOXMLParser().parse(in, text, new Metadata(), context);
      }
      seen.append(sax ? " | SAX " : " ").append(text.toString().strip().replaceAll("\\s*\\n\\s*", " ¶ "));
    }
    System.out.println(seen);
  }

  static String run(String text) {
    return "<w:r><w:t xml:space='preserve'>" + text + "</w:t></w:r>";
  }

  static String p(String text, String rest) {
    return "<w:p>" + (text.isEmpty() ? "" : run(text)) + rest + "</w:p>";
  }

  static void put(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }
}
JAVA
