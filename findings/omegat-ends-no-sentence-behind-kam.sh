#!/usr/bin/env bash
# org.omegat:omegat 5.8.0, the newest in Maven Central, seen 2026-11-30.
# Guess: OmegaT's own rules for German split too little behind numbers and abbreviations ("3. Mai", "z. B."), as they must, and a sentence that ends
# in an ordinary word, or in a closing quotation mark or bracket, is a segment.
# Seen: abbreviations are looked for anywhere, so that "am." (am Main) holds behind kam, gemeinsam and langsam, "min." behind Termin and Kamin,
# "erb." behind Verb: two sentences are one segment. So they are behind “ and ), and a memory of single sentences offers nothing for them.
. "$(dirname "$0")/lib.sh"
java_with org.omegat:omegat:5.8.0:alone jakarta.xml.bind:jakarta.xml.bind-api:2.3.3 com.sun.xml.bind:jaxb-core:2.3.0.1 com.sun.xml.bind:jaxb-impl:2.3.4 \
  javax.activation:javax.activation-api:1.2.0 <<'JAVA' | expect 'Der Rat ging. | Er will es so.
Der Rat kam. Er will es so.
Es geht langsam. Er will es so.
Es bleibt beim Termin. Er will es so.
Das ist ein Verb. Er will es so.
(Der Rat ging.) Er will es so.
Er rief: „Komm!“ Er will es so.
Am 3. Mai, z. B. heute. | Er will es so.'
import java.util.List;
import org.omegat.core.segmentation.*;
import org.omegat.util.Language;

public class Main {
  public static void main(String[] args) {
    Segmenter segmenter = new Segmenter(SRX.getDefault());
    for (String sentence :
        List.of(
            "Der Rat ging.", "Der Rat kam.", "Es geht langsam.", "Es bleibt beim Termin.", "Das ist ein Verb.",
            "(Der Rat ging.)", "Er rief: „Komm!“", "Am 3. Mai, z. B. heute.")) {
      List<String> segments = segmenter.segment(new Language("de-DE"), sentence + " Er will es so.", null, null);
      System.out.println(String.join(" | ", segments));
    }
  }
}
JAVA
