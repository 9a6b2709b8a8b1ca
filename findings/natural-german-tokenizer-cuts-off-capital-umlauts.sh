#!/usr/bin/env bash
# npm natural 8.1.1, seen 2026-11-30.
# Guess: the tokenizer for German knows the letters of German, the capital ones as well.
# Seen: AggressiveTokenizerDe knows ä, ö, ü and ß, but not Ä, Ö and Ü, which end a word: "Ämter" is "mter", "Österreich" "sterreich", "MÜNCHENS"
# "M" and "NCHENS". Those for French, Spanish, Norwegian and Swedish keep them, but cut "große" at its ß.
. "$(dirname "$0")/lib.sh"
npm_with natural@8.1.1 <<'JS' 2>&1 | grep ' > ' | expect 'De > brigens zahlen die mter in sterreich für M NCHENS große rzte
Fr > Übrigens zahlen die Ämter in Österreich für MÜNCHENS gro e Ärzte
Es > Übrigens zahlen die Ämter in Österreich für MÜNCHENS gro e Ärzte
No > Übrigens zahlen die Ämter in Österreich für MÜNCHENS gro e Ärzte
Sv > Übrigens zahlen die Ämter in Österreich für MÜNCHENS gro e Ärzte'
import natural from 'natural';

const text = 'Übrigens zahlen die Ämter in Österreich für MÜNCHENS große Ärzte.';
for (const language of ['De', 'Fr', 'Es', 'No', 'Sv']) {
  console.log(`${language} > ${new natural[`AggressiveTokenizer${language}`]().tokenize(text).join(' ')}`);
}
JS
