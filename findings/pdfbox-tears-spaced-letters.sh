#!/usr/bin/env bash
# org.apache.pdfbox:pdfbox 3.0.7, seen 2026-11-28.
# Guess: letterspacing set by the PDF's own character spacing (Tc), which the stripper knows, does not part the letters of a word.
# Seen: at an eighth of the font's size words fall into pieces, at a sixth into letters, with two spaces between words.
. "$(dirname "$0")/lib.sh"
java_with org.apache.pdfbox:pdfbox:3.0.7 org.slf4j:slf4j-nop:2.0.17 <<'JAVA' | expect 'Tc 1.0 of 12: Die Stadt plant
Tc 1.5 of 12: Die  S tad t  p lan t
Tc 2.0 of 12: D i e  S t a d t  p l a n t'
import org.apache.pdfbox.pdmodel.*;
import org.apache.pdfbox.pdmodel.font.*;
import org.apache.pdfbox.text.PDFTextStripper;

public class Main {
  public static void main(String[] args) throws Exception {
    for (float spacing : new float[] {1, 1.5f, 2}) {
      try (PDDocument document = new PDDocument()) {
        PDPage page = new PDPage();
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
          content.beginText();
          content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
          content.newLineAtOffset(72, 700);
          content.setCharacterSpacing(spacing);
          content.showText("Die Stadt plant");
          content.endText();
        }
        System.out.println("Tc " + spacing + " of 12: " + new PDFTextStripper().getText(document).strip());
      }
    }
  }
}
JAVA
