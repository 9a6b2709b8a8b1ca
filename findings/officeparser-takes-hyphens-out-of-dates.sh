#!/usr/bin/env bash
# npm officeparser 8.1.1, mammoth 1.13.0, com.github.joniles:rtfparserkit 1.16.0, seen 2026-11-30.
# Guess: the no-break hyphen that Word writes for Ctrl+Shift+- (w:noBreakHyphen in .docx, \_ in .rtf) is read as a hyphen.
# Seen: officeparser reads nothing in its place in .docx, and an underscore in .rtf, where \~ stays a tilde; rtfparserkit reads nothing for
# either. So "10.-12. Mai" is "10.12. Mai", another date, and E-Mail "EMail". mammoth gives U+2011.
. "$(dirname "$0")/lib.sh"
java_with com.github.joniles:rtfparserkit:1.16.0 >"$work/java" <<'JAVA'
import com.rtfparserkit.converter.text.StringTextConverter;
import com.rtfparserkit.parser.RtfStringSource;
import java.io.*;
import java.nio.file.*;
import java.util.zip.*;

public class Main {
  public static void main(String[] args) throws Exception {
    String rtf = "{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Arial;}}\\pard E\\_Mail bis 10.\\_12. Mai, z.\\~B. so.\\par}";
    Files.writeString(Path.of("a.rtf"), rtf);
    StringTextConverter converter = new StringTextConverter();
    converter.convert(new RtfStringSource(rtf));
    System.out.println("rtfparserkit, .rtf: " + converter.getText().strip().replace('\u00a0', ' '));
    try (ZipOutputStream zip = new ZipOutputStream(new FileOutputStream("a.docx"))) {
      put(
          zip,
          "[Content_Types].xml",
          "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Default Extension='rels'"
              + " ContentType='application/vnd.openxmlformats-package.relationships+xml'/><Override PartName='/word/document.xml'"
              + " ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>");
      put(
          zip,
          "_rels/.rels",
          "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='r1'"
              + " Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument'"
              + " Target='word/document.xml'/></Relationships>");
      put(
          zip,
          "word/document.xml",
          "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body><w:p><w:r><w:t>E</w:t>"
              + "<w:noBreakHyphen/><w:t>Mail bis 10.</w:t><w:noBreakHyphen/><w:t>12. Mai.</w:t></w:r></w:p></w:body></w:document>");
    }
  }

  static void put(ZipOutputStream zip, String name, String xml) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(xml.getBytes());
  }
}
JAVA
npm_with officeparser@8.1.1 mammoth@1.13.0 >"$work/npm" <<'JS'
import mammoth from 'mammoth';
import {parseOffice} from 'officeparser';

for (const file of ['a.rtf', 'a.docx']) {
  console.log(`officeparser, ${file.slice(1)}: ${(await parseOffice(file)).content[0].text}`);
}
console.log(`mammoth, .docx: ${(await mammoth.extractRawText({path: 'a.docx'})).value.trim()}`);
JS
cat "$work/java" "$work/npm" | expect 'rtfparserkit, .rtf: EMail bis 10.12. Mai, z.B. so.
officeparser, .rtf: E_Mail bis 10._12. Mai, z.~B. so.
officeparser, .docx: EMail bis 10.12. Mai.
mammoth, .docx: E‑Mail bis 10.‑12. Mai.'
