#!/usr/bin/env bash
# npm nspell 2.1.5 and org.apache.lucene:lucene-analysis-common 9.12.3, both with npm dictionary-de 3.0.0, seen 2026-11-30.
# Guess: two readers of Hunspell's format take the same words for right with the same German dictionary; long compounds aside.
# Seen: nspell knows the words of the list and their endings. It takes the simplest compounds for wrong, "anmelden" (and not "vorlesen"), and abbreviations
# with full stops. Lucene's Hunspell takes them all for right, and wrong joints for wrong.
. "$(dirname "$0")/lib.sh"
cat >"$work/words.txt" <<'TXT'
Haus Häuser Rates Schülerinnen Straße
Haustür Nachtschicht Stadtrat Bürgermeisterin Kindergeld E-Mail-Adresse
anmelden vorlesen
u.a. z.B.
Hausdertür Nachtsschicht daß
TXT
npm_with nspell@2.1.5 dictionary-de@3.0.0 <<'JS' | expect 'nspell: Haus Häuser Rates Schülerinnen Straße
nspell: Haustür* Nachtschicht* Stadtrat* Bürgermeisterin* Kindergeld* E-Mail-Adresse*
nspell: anmelden* vorlesen
nspell: u.a.* z.B.*
nspell: Hausdertür* Nachtsschicht* daß*'
import {readFileSync} from 'node:fs';
import nspell from 'nspell';

const [aff, dic] = ['aff', 'dic'].map(part => readFileSync(`node_modules/dictionary-de/index.${part}`));
const spell = nspell(aff, dic);
for (const line of readFileSync('words.txt', 'utf8').trim().split('\n')) {
  console.log('nspell: ' + line.split(' ').map(word => word + (spell.correct(word) ? '' : '*')).join(' '));
}
JS
java_with org.apache.lucene:lucene-analysis-common:9.12.3 <<'JAVA' | expect 'Lucene: Haus Häuser Rates Schülerinnen Straße
Lucene: Haustür Nachtschicht Stadtrat Bürgermeisterin Kindergeld E-Mail-Adresse
Lucene: anmelden vorlesen
Lucene: u.a. z.B.
Lucene: Hausdertür* Nachtsschicht* daß*'
import java.io.*;
import java.nio.file.*;
import java.util.StringJoiner;
import org.apache.lucene.analysis.hunspell.*;
import org.apache.lucene.store.ByteBuffersDirectory;

public class Main {
  public static void main(String[] args) throws Exception {
    Path folder = Path.of("node_modules/dictionary-de");
    try (InputStream aff = Files.newInputStream(folder.resolve("index.aff"));
        InputStream dic = Files.newInputStream(folder.resolve("index.dic"))) {
      Hunspell spell = new Hunspell(new Dictionary(new ByteBuffersDirectory(), "words", aff, dic));
      for (String line : Files.readAllLines(Path.of("words.txt"))) {
        StringJoiner words = new StringJoiner(" ", "Lucene: ", "");
        for (String word : line.split(" ")) {
          words.add(word + (spell.spell(word) ? "" : "*"));
        }
        System.out.println(words);
      }
    }
  }
}
JAVA
