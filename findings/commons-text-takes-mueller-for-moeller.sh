#!/usr/bin/env bash
# org.apache.commons:commons-text 1.15.0, seen 2026-11-30.
# Guess: CosineDistance compares the words of two texts: 0 if all are the same, 1 if none is. "Müller" and "Möller" are two names, "lösen" and "läsen" two verbs.
# Seen: words are what ASCII calls words, so that umlauts and ß are gaps between them: both names are "M" and "ller", and texts that differ in nothing
# but such letters have a distance of 0. Where other letters differ all looks right.
. "$(dirname "$0")/lib.sh"
java_with org.apache.commons:commons-text:1.15.0 <<'JAVA' | expect 'Miller / Muller: 1.0
Müller / Möller: 0.0
Sie lösen es / Sie läsen es: 0.0
Wir finden es / Wir fanden es: 0.33'
import org.apache.commons.text.similarity.CosineDistance;

public class Main {
  public static void main(String[] args) {
    for (String[] texts :
        new String[][] {
          {"Miller", "Muller"}, {"Müller", "Möller"}, {"Sie lösen es", "Sie läsen es"}, {"Wir finden es", "Wir fanden es"}
        }) {
      System.out.println(String.join(" / ", texts) + ": " + Math.round(new CosineDistance().apply(texts[0], texts[1]) * 100) / 100.0);
    }
  }
}
JAVA
