#!/usr/bin/env bash
# npm docx 9.15.2, read by mammoth 1.13.0, pandoc-wasm 1.1.0 (pandoc 3.10) and org.apache.poi:poi-ooxml 5.5.1, seen 2026-11-30.
# Guess: what a field of a .docx showed last is text to every reader, whichever of its two forms the field has.
# Seen: in the form in which most fields have their result in one element (w:fldSimple), mammoth and pandoc leave it out: names of a merged letter, dates,
# sums, numbers of captions. Only mammoth says that it does not know the element. POI reads them.
. "$(dirname "$0")/lib.sh"
npm_with docx@9.15.2 mammoth@1.13.0 pandoc-wasm@1.1.0 <<'JS' | expect 'mammoth: Sehr geehrte Frau , zahlen Sie  Euro bis zum  (siehe Tabelle ). (An unrecognised element was ignored: w:fldSimple)
pandoc: Sehr geehrte Frau , zahlen Sie Euro bis zum (siehe Tabelle ).'
import {writeFileSync} from 'node:fs';
import {Document, Packer, Paragraph, SimpleField, TextRun} from 'docx';
import mammoth from 'mammoth';
import {convert} from 'pandoc-wasm';

const children = [
  new TextRun('Sehr geehrte Frau '), new SimpleField('MERGEFIELD Name', 'Weber'),
  new TextRun(', zahlen Sie '), new SimpleField('DOCPROPERTY Betrag', '80'),
  new TextRun(' Euro bis zum '), new SimpleField('DATE \\@ "d. MMMM"', '24. Dezember'),
  new TextRun(' (siehe Tabelle '), new SimpleField('SEQ Tabelle', '4'), new TextRun(').'),
];
const buffer = await Packer.toBuffer(new Document({sections: [{children: [new Paragraph({children})]}]}));
writeFileSync('a.docx', buffer);
const {value, messages} = await mammoth.extractRawText({buffer});
const told = [...new Set((await mammoth.convertToHtml({buffer})).messages.map(m => m.message))];
console.log(`mammoth: ${value.trim()} (${told.join(', ')})`);
const {stdout, stderr} = await convert({from: 'docx', to: 'plain', wrap: 'none', 'input-files': ['a.docx']}, null, {'a.docx': new Blob([buffer])});
console.log(`pandoc: ${stdout.trim()}${stderr}`);
JS
java_with org.apache.poi:poi-ooxml:5.5.1 org.apache.logging.log4j:log4j-core:2.25.3 <<'JAVA' | expect 'POI: Sehr geehrte Frau Weber, zahlen Sie 80 Euro bis zum 24. Dezember (siehe Tabelle 4).'
import java.io.FileInputStream;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

public class Main {
  public static void main(String[] args) throws Exception {
    try (XWPFWordExtractor extractor = new XWPFWordExtractor(new XWPFDocument(new FileInputStream("a.docx")))) {
      System.out.println("POI: " + extractor.getText().strip());
    }
  }
}
JAVA
