#!/usr/bin/env bash
# org.apache.opennlp:opennlp-models-tokenizer-de 1.3.0 with opennlp-tools 2.5.6, seen 2026-11-30.
# Guess: the German model, which was trained on whole texts, parts quotation marks from words, as the rule-based SimpleTokenizer does.
# Seen: it parts straight marks, and neither „“ nor »«: "„Ja“", "„wir" and ".“" are tokens. Of "z. B." it makes "z", "." and "B.", and
# of "Schüler:innen" "Schüler" and ":innen".
. "$(dirname "$0")/lib.sh"
java_with org.apache.opennlp:opennlp-tools:2.5.6 org.apache.opennlp:opennlp-models-tokenizer-de:1.3.0 org.slf4j:slf4j-nop:2.0.17 <<'JAVA' | expect '„Ja“ | , | sagte | er | , | „wir | sind | da | .“
" | Ja | " | , | sagte | er | , | " | wir | sind | da | . | "
Das | »Haus« | steht | .
Es | kostet | z | . | B. | ca | . | 30,50 | Euro | .
Alle | Schüler | :innen | kommen | .'
import opennlp.tools.tokenize.*;

public class Main {
  public static void main(String[] args) throws Exception {
    TokenizerME tokenizer = new TokenizerME(new TokenizerModel(Main.class.getResource("/opennlp-de-ud-gsd-tokens-1.3-2.5.4.bin")));
    for (String text :
        new String[] {
          "„Ja“, sagte er, „wir sind da.“", "\"Ja\", sagte er, \"wir sind da.\"", "Das »Haus« steht.", "Es kostet z. B. ca. 30,50 Euro.",
          "Alle Schüler:innen kommen."
        }) {
      System.out.println(String.join(" | ", tokenizer.tokenize(text)));
    }
  }
}
JAVA
