#!/usr/bin/env bash
# org.apache.pdfbox:pdfbox 3.0.7, npm pdfjs-dist 5.4.149 and mupdf 1.26.4, seen 2026-11-29.
# Guess: a hyphen at the end of a line, of which a tagged PDF says that it is a soft one (ActualText U+00AD, as word processors write it),
# is seen by everybody: as "-" by those that know no ActualText, as U+00AD (shown as ^) by those that do.
# Seen: PDFBox knows ActualText and then drops the soft hyphen, so that nothing tells any more that "Ver" and "trag" are one word. For
# MuPDF it is U+00AD, for pdf.js "-", which ignores ActualText and shows the bare glyphs of "treffen", too.
. "$(dirname "$0")/lib.sh"
cat >"$work/page.txt" <<'TEXT'
BT /F 12 Tf 50 350 Td (Der Ver) Tj /Span <</ActualText <FEFF00AD>>> BDC (-) Tj EMC 0 -15 Td (trag gilt.) Tj
0 -15 Td (Wir ) Tj /Span <</ActualText (treffen)>> BDC (tre0en) Tj EMC ( uns.) Tj ET
TEXT
java_with org.apache.pdfbox:pdfbox:3.0.7 org.slf4j:slf4j-nop:2.0.17 <<'JAVA' | expect 'PDFBox: Der Ver|trag gilt.|Wir treffen uns.'
import java.nio.file.*;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.*;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.*;
import org.apache.pdfbox.text.PDFTextStripper;

public class Main {
  public static void main(String[] args) throws Exception {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      PDResources resources = new PDResources();
      resources.put(COSName.getPDFName("F"), new PDType1Font(Standard14Fonts.FontName.HELVETICA));
      page.setResources(resources);
      page.setContents(new PDStream(document, Files.newInputStream(Path.of("page.txt"))));
      document.save("a.pdf");
      String text = new PDFTextStripper().getText(document);
      System.out.println("PDFBox: " + text.strip().replace('\u00AD', '^').replaceAll("\\R", "|"));
    }
  }
}
JAVA
npm_with pdfjs-dist@5.4.149 mupdf@1.26.4 <<'JS' | expect 'pdf.js: Der Ver-|trag gilt.|Wir tre0en uns.
MuPDF: Der Ver^|trag gilt.|Wir treffen uns.'
import {readFileSync} from 'node:fs';
import * as mupdf from 'mupdf';
import {getDocument} from 'pdfjs-dist/legacy/build/pdf.mjs';

const bytes = readFileSync('a.pdf');
const print = (name, text) => console.log(`${name}: ${text.trim().replaceAll('\u00AD', '^').replaceAll('\n', '|')}`);
const document = await getDocument({data: new Uint8Array(bytes), verbosity: 0}).promise;
const {items} = await (await document.getPage(1)).getTextContent();
print('pdf.js', items.map(item => item.str + (item.hasEOL ? '\n' : '')).join(''));
print('MuPDF', mupdf.Document.openDocument(bytes, 'application/pdf').loadPage(0).toStructuredText().asText());
JS
