#!/usr/bin/env bash
# org.apache.lucene:lucene-analysis-common 9.12.3, seen 2026-11-30.
# Guess: the German analyzer puts a word and its forms together and other words apart, whatever sign stands before -innen, and punctuation ends a word.
# Seen: "Schüler" is "schul", which is the school as well, "Schülerinnen" is "schulerinn". Those with an asterisk or a slash are found as "Schüler", those with
# a colon or a line are words of their own, as are "heute:Bonn" and two sentences without a space. Kuchen and Küchen, fordern and fördern are one.
. "$(dirname "$0")/lib.sh"
java_with org.apache.lucene:lucene-analysis-common:9.12.3 <<'JAVA' | expect 'Schule Schüler Schülerinnen > schul schul schulerinn
Schüler*innen Schüler/innen Schüler_innen Schüler:innen > schul inn schul inn schuler_inn schuler:inn
Bürger:innenrat Bürgerrat > burger:innenrat burgerrat
Frist heute:Bonn > frist heute:bonn
Es regnet.Wir gehen. > regnet.wir geh
Kuchen Küchen fordern fördern zahlen zählen > kuch kuch ford ford zahl zahl'
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

public class Main {
  public static void main(String[] args) throws Exception {
    try (GermanAnalyzer analyzer = new GermanAnalyzer()) {
      for (String text :
          new String[] {
            "Schule Schüler Schülerinnen",
            "Schüler*innen Schüler/innen Schüler_innen Schüler:innen",
            "Bürger:innenrat Bürgerrat",
            "Frist heute:Bonn",
            "Es regnet.Wir gehen.",
            "Kuchen Küchen fordern fördern zahlen zählen"
          }) {
        StringBuilder terms = new StringBuilder(text + " >");
        try (TokenStream stream = analyzer.tokenStream("f", text)) {
          stream.reset();
          while (stream.incrementToken()) {
            terms.append(' ').append(stream.getAttribute(CharTermAttribute.class));
          }
        }
        System.out.println(terms);
      }
    }
  }
}
JAVA
