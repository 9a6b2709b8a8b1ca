#!/usr/bin/env bash
# PyPI sacrebleu 2.6.0, seen 2026-11-29.
# Guess: translations equal to their references score 100. German quotation marks are parted from words like ASCII's.
# Seen: where no line has four words, BLEU is 0 though all are equal (no 4-grams; chrF is 100). 13a parts ASCII punctuation alone, so a
# text that was tokenised before is another one. And 13a reads references: "&amp;" equals "&", and "<skipped>" is no word.
. "$(dirname "$0")/lib.sh"
pip_with sacrebleu==2.6.0 <<'PY' | expect 'a b c = a b c: BLEU 0.0 chrF 100.0
a b c d = a b c d: BLEU 100.0 chrF 100.0
"Ja", sagte er heute. = " Ja " , sagte er heute .: BLEU 100.0 chrF 100.0
„Ja“, sagte er heute. = „ Ja “ , sagte er heute .: BLEU 54.4 chrF 100.0
A &amp; B &lt; C = A & B < C: BLEU 100.0 chrF 16.2
<skipped>A B C D = A B C D: BLEU 100.0 chrF 57.0'
from sacrebleu.metrics import BLEU, CHRF

for hypothesis, reference in (
    ("a b c", "a b c"),
    ("a b c d", "a b c d"),
    ('"Ja", sagte er heute.', '" Ja " , sagte er heute .'),
    ("„Ja“, sagte er heute.", "„ Ja “ , sagte er heute ."),
    ("A &amp; B &lt; C", "A & B < C"),
    ("<skipped>A B C D", "A B C D"),
):
    bleu, chrf = (metric.corpus_score([hypothesis], [[reference]]).score for metric in (BLEU(), CHRF()))
    print(f"{hypothesis} = {reference}: BLEU {bleu:.1f} chrF {chrf:.1f}")
PY
