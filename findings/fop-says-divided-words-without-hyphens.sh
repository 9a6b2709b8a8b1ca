#!/usr/bin/env bash
# org.apache.xmlgraphics:fop 2.11 with net.sf.offo:fop-hyph 2.0, read by org.apache.pdfbox:pdfbox 3.0.8 and npm mupdf 1.28.1, seen 2026-11-30.
# Guess: a PDF that is made to be accessible is read at least as well as one that is not: where a word is divided, readers see a hyphen, or the word.
# Seen: for each line that ends in a hyphen FOP writes an ActualText of the whole line without it. Readers that honour it see two words, "Ausschrei"
# and "bung", and no hyphen by which they could be joined. Without accessibility the hyphen is there. pdf.js passes over ActualText.
. "$(dirname "$0")/lib.sh"
java_with org.apache.xmlgraphics:fop:2.11 net.sf.offo:fop-hyph:2.0 org.apache.pdfbox:pdfbox:3.0.8 <<'JAVA' | expect 'PDFBox: Die Gemeindeverwaltung / veröffentlicht die Ausschrei- / bung, sofern die Haushalts- / abteilung zustimmt.
PDFBox, accessible: Die Gemeindeverwaltung / veröffentlicht die Ausschrei / bung, sofern die Haushalts / abteilung zustimmt.'
import java.io.*;
import java.net.URI;
import java.nio.file.*;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.sax.SAXResult;
import javax.xml.transform.stream.StreamSource;
import org.apache.fop.apps.*;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

public class Main {
  static final String FO =
      "<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format' xml:lang='de'><fo:layout-master-set>"
          + "<fo:simple-page-master master-name='a' page-width='65mm' page-height='60mm' margin='5mm'><fo:region-body/></fo:simple-page-master>"
          + "</fo:layout-master-set><fo:page-sequence master-reference='a' language='de'><fo:flow flow-name='xsl-region-body'>"
          + "<fo:block hyphenate='true' language='de' text-align='justify'>Die Gemeindeverwaltung veröffentlicht die Ausschreibung, sofern die Haushaltsabteilung zustimmt.</fo:block>"
          + "</fo:flow></fo:page-sequence></fo:root>";

  public static void main(String[] args) throws Exception {
    for (boolean accessible : new boolean[] {false, true}) {
      FopFactory factory = FopFactory.newInstance(URI.create("file:///"));
      FOUserAgent agent = factory.newFOUserAgent();
      agent.setAccessibility(accessible);
      Path file = Path.of(accessible + ".pdf");
      try (OutputStream out = Files.newOutputStream(file)) {
        Fop fop = factory.newFop(MimeConstants.MIME_PDF, agent, out);
        TransformerFactory.newInstance()
            .newTransformer()
            .transform(new StreamSource(new StringReader(FO)), new SAXResult(fop.getDefaultHandler()));
      }
      try (PDDocument document = Loader.loadPDF(file.toFile())) {
        String text = new PDFTextStripper().getText(document).strip().replaceAll("\\s*\\R", " / ");
        System.out.println("PDFBox" + (accessible ? ", accessible: " : ": ") + text);
      }
    }
  }
}
JAVA
npm_with mupdf@1.28.1 <<'JS' | expect 'MuPDF: Die / Gemeindeverwaltung / veröffentlicht die Ausschrei- / bung, sofern die Haushalts- / abteilung zustimmt.
MuPDF, accessible: Die / Gemeindeverwaltung / veröffentlicht die Ausschrei / bung, sofern die Haushalts / abteilung zustimmt.'
import {readFileSync} from 'node:fs';
import * as mupdf from 'mupdf';

for (const accessible of [false, true]) {
  const document = mupdf.Document.openDocument(readFileSync(`${accessible}.pdf`), 'application/pdf');
  const text = document.loadPage(0).toStructuredText().asText().trim().replace(/\s*\n/g, ' / ');
  console.log(`MuPDF${accessible ? ', accessible' : ''}: ${text}`);
}
JS
