#!/usr/bin/env bash
# org.apache.lucene:lucene-analysis-common 9.12.3, org.apache.opennlp:opennlp-tools 2.5.11, npm snowball-stemmers 0.6.0, seen 2026-11-30.
# Guess: Snowball's stemmer called "German" is one algorithm, so what is stemmed by one library is found by another.
# Seen: they are three. Lucene and the npm package have the old one. OpenNLP's "German" is the new one, which takes ae, oe and ue for umlauts, as Lucene's
# German2 does, and cuts off -erinnen as well: "Israel" is "isral", "aktuell" "aktull", and "Lehrerinnen" are "Lehrer". None finds the others' words.
. "$(dirname "$0")/lib.sh"
java_with org.apache.lucene:lucene-analysis-common:9.12.3 org.apache.opennlp:opennlp-tools:2.5.11 org.slf4j:slf4j-nop:2.0.17 >"$work/java" <<'JAVA'
import opennlp.tools.stemmer.snowball.SnowballStemmer.ALGORITHM;
import java.util.function.UnaryOperator;
import java.util.stream.*;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.*;

public class Main {
  public static void main(String[] args) {
    System.out.println("Lucene, German: " + all(word -> stem(new GermanStemmer(), word)));
    System.out.println("Lucene, German2: " + all(word -> stem(new German2Stemmer(), word)));
    System.out.println("OpenNLP, GERMAN: " + all(new opennlp.tools.stemmer.snowball.SnowballStemmer(ALGORITHM.GERMAN)::stem));
  }

  static String all(UnaryOperator<CharSequence> stem) {
    return Stream.of("lehrer lehrerinnen poesie israel aktuell zuerst gebuehren gebühren häuser".split(" "))
        .map(stem)
        .collect(Collectors.joining(" "));
  }

  static String stem(SnowballStemmer stemmer, CharSequence word) {
    stemmer.setCurrent(word.toString());
    stemmer.stem();
    return stemmer.getCurrent();
  }
}
JAVA
npm_with snowball-stemmers@0.6.0 >"$work/npm" <<'JS'
import stemmers from 'snowball-stemmers';

const words = 'lehrer lehrerinnen poesie israel aktuell zuerst gebuehren gebühren häuser'.split(' ');
console.log(`snowball-stemmers, german: ${words.map(word => stemmers.newStemmer('german').stem(word)).join(' ')}`);
JS
cat "$work/java" "$work/npm" | expect 'Lucene, German: lehr lehrerinn poesi israel aktuell zuerst gebuehr gebuhr haus
Lucene, German2: lehr lehrerinn posi isral aktull zurst gebuhr gebuhr haus
OpenNLP, GERMAN: lehr lehr posi isral aktull zurst gebuhr gebuhr haus
snowball-stemmers, german: lehr lehrerinn poesi israel aktuell zuerst gebuehr gebuhr haus'
