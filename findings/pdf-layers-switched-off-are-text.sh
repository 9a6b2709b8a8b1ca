#!/usr/bin/env bash
# org.apache.pdfbox:pdfbox 3.0.8, npm pdfjs-dist 6.2.108, mupdf 1.28.1, seen 2026-11-30.
# Guess: a page with a layer in German and one in English, which is switched off, reads as viewers show it: the German alone.
# Seen: PDFTextStripper and pdf.js give both languages, one behind the other. MuPDF leaves out the hidden one.
. "$(dirname "$0")/lib.sh"
java_with org.apache.pdfbox:pdfbox:3.0.8 >"$work/pdfbox" <<'JAVA'
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.*;
import org.apache.pdfbox.pdmodel.font.*;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.*;
import org.apache.pdfbox.text.PDFTextStripper;

public class Main {
  public static void main(String[] args) throws Exception {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      PDOptionalContentProperties layers = new PDOptionalContentProperties();
      document.getDocumentCatalog().setOCProperties(layers);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        for (String text : List.of("Die Gebühr steigt.", "The fee rises.")) {
          PDOptionalContentGroup layer = new PDOptionalContentGroup(text);
          layers.addGroup(layer);
          layers.setGroupEnabled(layer, text.startsWith("Die"));
          content.beginMarkedContent(COSName.OC, layer);
          content.beginText();
          content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
          content.newLineAtOffset(50, text.startsWith("Die") ? 700 : 680);
          content.showText(text);
          content.endText();
          content.endMarkedContent();
        }
      }
      document.save("layers.pdf");
      System.out.println("PDFBox: " + new PDFTextStripper().getText(document).strip().replace("\n", " | "));
    }
  }
}
JAVA
npm_with pdfjs-dist@6.2.108 mupdf@1.28.1 >"$work/npm" 2>/dev/null <<'JS'
import {readFileSync} from 'fs';
import * as mupdf from 'mupdf';
import {getDocument} from 'pdfjs-dist/legacy/build/pdf.mjs';

const bytes = readFileSync('layers.pdf');
console.log(`MuPDF: ${mupdf.Document.openDocument(bytes, 'application/pdf').loadPage(0).toStructuredText().asText().trim()}`);
const page = await (await getDocument({data: new Uint8Array(bytes), verbosity: 0}).promise).getPage(1);
console.log(`pdf.js: ${(await page.getTextContent()).items.map(item => item.str).filter(text => text).join(' | ')}`);
JS
cat "$work/pdfbox" "$work/npm" | expect 'PDFBox: Die Gebühr steigt. | The fee rises.
MuPDF: Die Gebühr steigt.
pdf.js: Die Gebühr steigt. | The fee rises.'
