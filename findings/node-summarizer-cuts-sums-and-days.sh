#!/usr/bin/env bash
# npm node-summarizer 1.0.7, seen 2026-11-30.
# Guess: a summary is made of sentences of the text, each as it stands there; "z. B." or "3. Mai" may end one too early.
# Seen: any full stop ends a sentence, that within a number or an address as well: "auf 1.000 Euro" is summed up as "auf 1.", and the address www.stadt.de is
# a sentence "stadt." that is chosen first. Quotations lose their closing mark, sentences are joined without a space, the weightiest first.
. "$(dirname "$0")/lib.sh"
npm_with node-summarizer@1.0.7 <<'JS' | expect 'Der Haushalt der Stadt wächst um 3,5 Prozent auf 1.000 Euro. Der Rat stimmt zu. Die Stadt zahlt. > Der Rat stimmt zu. | Der Rat stimmt zu.Der Haushalt der Stadt wächst um 3,5 Prozent auf 1.
Am 3. Mai tagt der Rat der Stadt. Der Rat der Stadt berät den Haushalt. > Mai tagt der Rat der Stadt. | Mai tagt der Rat der Stadt.Der Rat der Stadt berät den Haushalt.
Der Rat der Stadt sagt: „Nein!“ Die Stadt zahlt nicht. Was nun? > Der Rat der Stadt sagt: „Nein! | Der Rat der Stadt sagt: „Nein!“ Die Stadt zahlt nicht.
Näheres steht unter www.stadt.de im Netz. Die Stadt und der Rat antworten. > stadt. | stadt.Die Stadt und der Rat antworten.'
import summarizer from 'node-summarizer';

for (const text of [
  'Der Haushalt der Stadt wächst um 3,5 Prozent auf 1.000 Euro. Der Rat stimmt zu. Die Stadt zahlt.',
  'Am 3. Mai tagt der Rat der Stadt. Der Rat der Stadt berät den Haushalt.',
  'Der Rat der Stadt sagt: „Nein!“ Die Stadt zahlt nicht. Was nun?',
  'Näheres steht unter www.stadt.de im Netz. Die Stadt und der Rat antworten.'
]) {
  const summaries = [1, 2].map(count => new summarizer.SummarizerManager(text, count).getSummaryByFrequency().summary);
  console.log(`${text} > ${summaries.join(' | ')}`);
}
JS
