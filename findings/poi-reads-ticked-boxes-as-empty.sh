#!/usr/bin/env bash
# org.apache.poi:poi-ooxml 5.5.1, Apache Tika 3.3.1 (which reads .docx through it) and npm mammoth 1.13.0, seen 2026-11-30.
# Guess: a reader of .docx shows the boxes of a form as they were left, the entry chosen from a list, and all rows of a table.
# Seen: POI writes boxes as |X| and |_|, but by what the form came with, not by what was ticked: a ticked box is |_|, one that was cleared |X|. The
# chosen entry is missing in all three. Rows in a repeating section, which forms grow by, are missing in POI and Tika, mammoth has them.
. "$(dirname "$0")/lib.sh"
read='Familienstand: / |_| ledig / |X| verheiratet / Name / Alter / Antrag vom Mai'
java_with org.apache.poi:poi-ooxml:5.5.1 org.apache.tika:tika-core:3.3.1 org.apache.tika:tika-parser-microsoft-module:3.3.1 org.slf4j:slf4j-nop:2.0.17 org.apache.logging.log4j:log4j-core:2.25.3 <<'JAVA' | expect "POI: $read
Tika: $read"
import java.io.*;
import java.nio.file.*;
import java.util.zip.*;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.tika.Tika;

public class Main {
  static final String TYPES = "http://schemas.openxmlformats.org/package/2006";
  static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

  public static void main(String[] args) throws Exception {
    String body =
        p(r("Familienstand: ") + field("FORMDROPDOWN", "<w:ddList><w:result w:val='1'/><w:listEntry w:val='ledig'/><w:listEntry w:val='verheiratet'/></w:ddList>"))
            + p(field("FORMCHECKBOX", "<w:checkBox><w:sizeAuto/><w:default w:val='0'/><w:checked/></w:checkBox>") + r(" ledig"))
            + p(field("FORMCHECKBOX", "<w:checkBox><w:sizeAuto/><w:default w:val='1'/><w:checked w:val='0'/></w:checkBox>") + r(" verheiratet"))
            + "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>"
            + row("Name", "Alter")
            + control("<w15:repeatingSection/>", control("<w15:repeatingSectionItem/>", row("Anna", "30")) + control("<w15:repeatingSectionItem/>", row("Bert", "40")))
            + "</w:tbl>"
            + p(r("Antrag vom ") + control("", r("Mai")));
    try (ZipOutputStream zip = new ZipOutputStream(new FileOutputStream("a.docx"))) {
      put(zip, "[Content_Types].xml", "<Types xmlns='" + TYPES + "/content-types'><Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/><Override PartName='/word/document.xml' ContentType='" + WORD + "'/></Types>");
      put(zip, "_rels/.rels", "<Relationships xmlns='" + TYPES + "/relationships'><Relationship Id='r' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument' Target='word/document.xml'/></Relationships>");
      put(zip, "word/document.xml", "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' xmlns:w15='http://schemas.microsoft.com/office/word/2012/wordml'><w:body>" + body + "</w:body></w:document>");
    }
    try (XWPFWordExtractor poi = new XWPFWordExtractor(new XWPFDocument(new FileInputStream("a.docx")))) {
      print("POI", poi.getText());
    }
    print("Tika", new Tika().parseToString(Path.of("a.docx")));
  }

  static String p(String runs) {
    return "<w:p>" + runs + "</w:p>";
  }

  static String r(String text) {
    return "<w:r><w:t xml:space='preserve'>" + text + "</w:t></w:r>";
  }

  static String row(String... cells) {
    StringBuilder row = new StringBuilder("<w:tr>");
    for (String cell : cells) {
      row.append("<w:tc><w:tcPr/>" + p(r(cell)) + "</w:tc>");
    }
    return row + "</w:tr>";
  }

  static String control(String kind, String content) {
    return "<w:sdt><w:sdtPr>" + kind + "</w:sdtPr><w:sdtContent>" + content + "</w:sdtContent></w:sdt>";
  }

  static String field(String name, String data) {
    return "<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:name w:val='F'/><w:enabled/><w:calcOnExit w:val='0'/>" + data
        + "</w:ffData></w:fldChar></w:r><w:r><w:instrText> " + name + " </w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>";
  }

  static void put(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes("UTF-8"));
  }

  static void print(String what, String text) {
    System.out.println(what + ": " + text.strip().replaceAll("\\s*[\\n\\t]\\s*", " / "));
  }
}
JAVA
npm_with mammoth@1.13.0 <<'JS' | expect 'mammoth: Familienstand: / [x] ledig / [ ] verheiratet / Name / Alter / Anna / 30 / Bert / 40 / Antrag vom Mai'
import mammoth from 'mammoth';

const {value} = await mammoth.convertToHtml({path: 'a.docx'});
const text = value.replace(/<input[^>]*checked[^>]*>/g, '[x]').replace(/<input[^>]*>/g, '[ ]').replace(/(<[^>]*>)+/g, '\n');
console.log('mammoth: ' + text.trim().replace(/\s*\n\s*/g, ' / '));
JS
