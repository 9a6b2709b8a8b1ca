#!/usr/bin/env bash
# io.github.openhtmltopdf:openhtmltopdf-pdfbox 1.1.28 and org.apache.pdfbox:pdfbox 3.0.7, seen 2026-11-30.
# Guess: a converter writes the text of a paragraph into the PDF in the order of the HTML, and PDFTextStripper, which keeps the order of the
# file, gives it back.
# Seen: it paints, line by line, what has no element of its own, and then what stands in b, i, a, sub or sup, so that these words come behind
# the full stop: "zahlt nicht für Schäden" becomes "zahlt für Schäden.nicht", and formulas lose their figures. The numbers of a list come
# before all its items. Sorted by position the words are back in place.
. "$(dirname "$0")/lib.sh"
java_with io.github.openhtmltopdf:openhtmltopdf-pdfbox:1.1.28 org.apache.pdfbox:pdfbox:3.0.7 org.slf4j:slf4j-nop:2.0.17 <<'JAVA' | grep -v INFO | expect 'Der Verein zahlt  für Schäden.nicht | sorted: Der Verein zahlt nicht für Schäden.
Je m  fallen 5 kg CO  an.2 / 2 | sorted: Je m2 fallen 5 kg CO2 an.
Der  Satz steht erste / hier. Der  Satz zweite / steht dort. | sorted: Der erste Satz steht / hier. Der zweite Satz / steht dort.
1. / 2. / Anmelden / Bezahlen | sorted: 1.  Anmelden / 2.  Bezahlen'
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

public class Main {
  public static void main(String[] args) throws Exception {
    for (String html :
        new String[] {
          "<p>Der Verein zahlt <b>nicht</b> für Schäden.</p>",
          "<p>Je m<sup>2</sup> fallen 5 kg CO<sub>2</sub> an.</p>",
          "<p style='width: 4cm'>Der <i>erste</i> Satz steht hier. Der <i>zweite</i> Satz steht dort.</p>",
          "<ol><li>Anmelden</li><li>Bezahlen</li></ol>"
        }) {
      ByteArrayOutputStream pdf = new ByteArrayOutputStream();
      new PdfRendererBuilder().withHtmlContent("<html><body>" + html + "</body></html>", "").toStream(pdf).run();
      System.out.println(text(pdf, false) + " | sorted: " + text(pdf, true));
    }
  }

  static String text(ByteArrayOutputStream pdf, boolean sorted) throws Exception {
    try (PDDocument document = Loader.loadPDF(pdf.toByteArray())) {
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setSortByPosition(sorted);
      return stripper.getText(document).strip().replaceAll("\\s*\\R", " / ");
    }
  }
}
JAVA
