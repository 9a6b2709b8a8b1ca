#!/usr/bin/env bash
# org.apache.lucene:lucene-analysis-common 9.12.3, seen 2026-11-28.
# Guess: GermanNormalizationFilter makes ae, oe, ue one with ä, ö, ü where they stand for these.
# Seen: it does so wherever no vowel or q stands before: Israel, Michael, Poesie, Koeffizient, Duell and individuell lose a letter of
# their own, and "aktuell" becomes "aktull".
. "$(dirname "$0")/lib.sh"
java_with org.apache.lucene:lucene-analysis-common:9.12.3 <<'JAVA' | expect 'Israel isral
Michael michal
Poesie posie
Koeffizient koffizient
Duell dull
aktuell aktull
Steuer steuer
Quelle quelle
Goethe gothe
Maße masse'
import org.apache.lucene.analysis.*;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

public class Main {
  public static void main(String[] args) throws Exception {
    Analyzer analyzer =
        new Analyzer() {
          @Override
          protected TokenStreamComponents createComponents(String field) {
            Tokenizer source = new KeywordTokenizer();
            return new TokenStreamComponents(source, new GermanNormalizationFilter(new LowerCaseFilter(source)));
          }
        };
    for (String word :
        "Israel Michael Poesie Koeffizient Duell aktuell Steuer Quelle Goethe Maße".split(" ")) {
      try (TokenStream stream = analyzer.tokenStream("f", word)) {
        stream.reset();
        stream.incrementToken();
        System.out.println(word + " " + stream.getAttribute(CharTermAttribute.class));
      }
    }
  }
}
JAVA
