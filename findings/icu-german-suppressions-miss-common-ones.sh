#!/usr/bin/env bash
# com.ibm.icu:icu4j 77.1, seen 2026-11-29.
# Guess: sentence breaks of de@ss=standard, the German abbreviations of CLDR, hold together "z. B.", "bzw.", "ca." and "am 3. Mai".
# Seen: "Dr." is known, none of these is. With de alone "Dr. Müller" is two sentences, too.
. "$(dirname "$0")/lib.sh"
java_with com.ibm.icu:icu4j:77.1 <<'JAVA' | expect 'de: Dr. | Müller kam.
de@ss=standard: Dr. Müller kam.
de@ss=standard: Er oder sie bzw. | Anna kam.
de@ss=standard: Sie wohnt z. | B. in Berlin.
de@ss=standard: Es kamen ca. | Tausend.
de@ss=standard: Er kam am 3. | Mai.'
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.StringJoiner;

public class Main {
  public static void main(String[] args) {
    print("de", "Dr. Müller kam.");
    print("de@ss=standard", "Dr. Müller kam.");
    print("de@ss=standard", "Er oder sie bzw. Anna kam.");
    print("de@ss=standard", "Sie wohnt z. B. in Berlin.");
    print("de@ss=standard", "Es kamen ca. Tausend.");
    print("de@ss=standard", "Er kam am 3. Mai.");
  }

  static void print(String locale, String text) {
    BreakIterator breaks = BreakIterator.getSentenceInstance(new ULocale(locale));
    breaks.setText(text);
    StringJoiner sentences = new StringJoiner(" | ");
    int from = breaks.first();
    for (int to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
      sentences.add(text.substring(from, to).strip());
    }
    System.out.println(locale + ": " + sentences);
  }
}
JAVA
