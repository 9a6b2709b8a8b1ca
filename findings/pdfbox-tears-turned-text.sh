#!/usr/bin/env bash
# org.apache.pdfbox:pdfbox 3.0.8 and npm mupdf 1.28.1 read what pdfkit 0.20.2 wrote, seen 2026-11-30.
# Guess: PDFTextStripper without sorting gives letters as they come in the file, so that turned text (a column's head, a stamp) reads like any other;
# sorting by position may mix it up.
# Seen: the other way round. Text that is turned by 90 degrees is torn into pieces of a few letters, and sorting by position mends it. Slanted text is
# whole without sorting, and torn with it. No setting reads both; MuPDF does.
. "$(dirname "$0")/lib.sh"
npm_with pdfkit@0.20.2 mupdf@1.28.1 <<'JS' | expect 'MuPDF, 90 degrees: Vor dem Rat. / Entwurf der / Satzung / Nach dem Rat.
MuPDF, 45 degrees: Vor dem Rat. / Entwurf der / Satzung / Nach dem Rat.'
import {writeFileSync} from 'node:fs';
import PDFDocument from 'pdfkit';
import * as mupdf from 'mupdf';

for (const angle of [90, 45]) {
  const writer = new PDFDocument({size: [300, 300], margin: 20});
  const chunks = [];
  writer.on('data', chunk => chunks.push(chunk));
  const end = new Promise(resolve => writer.on('end', resolve));
  writer.fontSize(12).text('Vor dem Rat.', 20, 20);
  writer.save().rotate(angle, {origin: [150, 150]}).text('Entwurf der', 110, 140).text('Satzung', 110, 155).restore();
  writer.text('Nach dem Rat.', 20, 265).end();
  await end;
  const pdf = Buffer.concat(chunks);
  writeFileSync(`${angle}.pdf`, pdf);
  const text = mupdf.Document.openDocument(pdf, 'application/pdf').loadPage(0).toStructuredText().asText();
  console.log(`MuPDF, ${angle} degrees: ${text.trim().split(/\s*\n\s*/).join(' / ')}`);
}
JS
java_with org.apache.pdfbox:pdfbox:3.0.8 <<'JAVA' | expect 'PDFBox, 90 degrees: Vor dem Rat. / E / ntw / urf der / S / atzung / Nach dem Rat.
PDFBox, sorted, 90 degrees: Vor dem Rat. / Nach dem Rat. / Entwurf der / Satzung
PDFBox, 45 degrees: Vor dem Rat. / Entwurf der / Satzung / Nach dem Rat.
PDFBox, sorted, 45 degrees: Vor dem Rat. / E / S n / a tw / tz u / u r / n f / g der / Nach dem Rat.'
import java.io.File;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

public class Main {
  public static void main(String[] args) throws Exception {
    for (int angle : new int[] {90, 45}) {
      for (boolean sorted : new boolean[] {false, true}) {
        try (PDDocument document = Loader.loadPDF(new File(angle + ".pdf"))) {
          PDFTextStripper stripper = new PDFTextStripper();
          stripper.setSortByPosition(sorted);
          String text = stripper.getText(document).strip().replaceAll("\\s*\\R\\s*", " / ");
          System.out.println("PDFBox" + (sorted ? ", sorted, " : ", ") + angle + " degrees: " + text);
        }
      }
    }
  }
}
JAVA
