#!/usr/bin/env bash
# npm pdfmake 0.3.11, read by pdfjs-dist 6.2.108 and org.apache.pdfbox:pdfbox 3.0.8, seen 2026-11-30.
# Guess: the number of an item is written in front of it, as it is shown; readers that keep the order of the file find it there.
# Seen: it is written when the first line of the item is: "Zahlen Sie an der" / "Kasse im Rathaus." becomes "Zahlen Sie an der2. Kasse im Rathaus.",
# another till. Sorted by position PDFBox has the numbers in front, and rows of cells of several lines mixed instead.
. "$(dirname "$0")/lib.sh"
npm_with pdfmake@0.3.11 pdfjs-dist@6.2.108 <<'JS' | expect 'pdf.js: Melden Sie sich an.1. Zahlen Sie an der2. Kasse im Rathaus. Miete und Strom bis zum Mai'
import {writeFileSync} from 'node:fs';
import pdfmake from 'pdfmake';
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';

const font = 'node_modules/pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf';
pdfmake.setFonts({Sans: {normal: font}});
pdfmake.setLocalAccessPolicy(() => true);
pdfmake.setUrlAccessPolicy(() => false);
const pdf = await pdfmake.createPdf({
  pageSize: {width: 160, height: 200}, pageMargins: 20, defaultStyle: {font: 'Sans', fontSize: 11},
  content: [
    {ol: ['Melden Sie sich an.', 'Zahlen Sie an der Kasse im Rathaus.']},
    {table: {widths: [50, 50], body: [['Miete und Strom', 'bis zum Mai']]}},
  ],
}).getBuffer();
writeFileSync('a.pdf', pdf);
const document = await pdfjs.getDocument({data: new Uint8Array(pdf), verbosity: 0}).promise;
const {items} = await (await document.getPage(1)).getTextContent();
console.log('pdf.js: ' + items.map(item => item.str + (item.hasEOL ? ' ' : '')).join('').replace(/\s+/g, ' ').trim());
JS
java_with org.apache.pdfbox:pdfbox:3.0.8 <<'JAVA' | expect 'PDFBox: Melden Sie sich an.1. Zahlen Sie an der 2. Kasse im Rathaus. Miete und Strom bis zum Mai
PDFBox, sorted: 1. Melden Sie sich an. 2. Zahlen Sie an der Kasse im Rathaus. Miete und bis zum Strom Mai'
import java.io.File;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

public class Main {
  public static void main(String[] args) throws Exception {
    try (PDDocument document = Loader.loadPDF(new File("a.pdf"))) {
      PDFTextStripper stripper = new PDFTextStripper();
      System.out.println("PDFBox: " + stripper.getText(document).strip().replaceAll("\\s+", " "));
      stripper.setSortByPosition(true);
      System.out.println("PDFBox, sorted: " + stripper.getText(document).strip().replaceAll("\\s+", " "));
    }
  }
}
JAVA
