#!/usr/bin/env bash
# java.text.BreakIterator of OpenJDK 17, com.ibm.icu:icu4j 78.1 and io.github.openhtmltopdf:openhtmltopdf-pdfbox 1.1.28, seen 2026-11-30.
# Guess: BreakIterator.getLineInstance(Locale.GERMAN) says where a German line may be broken: not in front of a closing quotation mark, nor within
# "z.B.", a time or "Lehrer:innen". It may know less than ICU4J's class of the same name, from which it once came.
# Seen: it takes “ and « for marks that open and breaks in front of them, and so it does behind full stops and colons that no space follows; ICU4J does
# neither. It shows in PDFs: openhtmltopdf, which asks the JDK, begins a line with “. German sentences it does not end behind „Ja.“ at all, and
# in front of the “ of „Komm!“.
. "$(dirname "$0")/lib.sh"
java_with io.github.openhtmltopdf:openhtmltopdf-pdfbox:1.1.28 org.apache.pdfbox:pdfbox:3.0.7 com.ibm.icu:icu4j:78.1 <<'JAVA' | expect 'lines, JDK: Er |rief |„Komm|“, |»|Ja|« |um |12:|30 |den |Lehrer:|innen |z.|B. |zu.
lines, ICU: Er |rief |„Komm“, |»Ja« |um |12:30 |den |Lehrer:innen |z.B. |zu.
sentences, JDK: Er sagte: „Ja.“ Sie ging. |Er rief: „Komm!|“ Dann ging er.
sentences, ICU: Er sagte: „Ja.“ |Sie ging. |Er rief: „Komm!“ |Dann ging er.
PDF: Er kam am / Montag „spät / “ in die / Stadt.'
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.text.BreakIterator;
import java.util.*;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

public class Main {
  public static void main(String[] args) throws Exception {
    String line = "Er rief „Komm“, »Ja« um 12:30 den Lehrer:innen z.B. zu.";
    show("lines, JDK: ", line, BreakIterator.getLineInstance(Locale.GERMAN));
    show("lines, ICU: ", line, com.ibm.icu.text.BreakIterator.getLineInstance(Locale.GERMAN));
    String sentences = "Er sagte: „Ja.“ Sie ging. Er rief: „Komm!“ Dann ging er.";
    show("sentences, JDK: ", sentences, BreakIterator.getSentenceInstance(Locale.GERMAN));
    show("sentences, ICU: ", sentences, com.ibm.icu.text.BreakIterator.getSentenceInstance(Locale.GERMAN));
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    String html = "<p style='font: 10pt Helvetica; width: 59pt'>Er kam am Montag „spät“ in die Stadt.</p>";
    new PdfRendererBuilder().withHtmlContent("<html><body>" + html + "</body></html>", "").toStream(pdf).run();
    try (PDDocument document = Loader.loadPDF(pdf.toByteArray())) {
      System.out.println("PDF: " + new PDFTextStripper().getText(document).strip().replaceAll("\\s*\\R", " / "));
    }
  }

  static void show(String what, String text, BreakIterator breaks) {
    breaks.setText(text);
    SortedSet<Integer> places = new TreeSet<>();
    for (int i = breaks.first(); i != BreakIterator.DONE; i = breaks.next()) {
      places.add(i);
    }
    print(what, text, places);
  }

  static void show(String what, String text, com.ibm.icu.text.BreakIterator breaks) {
    breaks.setText(text);
    SortedSet<Integer> places = new TreeSet<>();
    for (int i = breaks.first(); i != BreakIterator.DONE; i = breaks.next()) {
      places.add(i);
    }
    print(what, text, places);
  }

  static void print(String what, String text, SortedSet<Integer> places) {
    StringJoiner parts = new StringJoiner("|");
    for (int place : places.tailSet(1)) {
      parts.add(text.substring(places.headSet(place).last(), place));
    }
    System.out.println(what + parts);
  }
}
JAVA
