#!/usr/bin/env bash
# PyPI sacrebleu 2.6.0, seen 2026-11-30.
# Guess: TER is an edit distance with moves. A translation of which the last 40 of 100 words are missing needs 40 edits, and 40 wrong words
# in their place cost as much. With every right word more the score gets better, or stays.
# Seen: it looks only 25 words to either side of where a word would stand if both texts were stretched to one length. Of 50 words the
# first 30 cost 20 edits, as they should. Of 100 words the first 60 alone cost 51 edits, the last 60 alone 54; with 40 wrong words behind
# them they cost 40. Of 200 words the first 100 score worse than the first 80. Words left out here and there are counted right.
. "$(dirname "$0")/lib.sh"
pip_with sacrebleu==2.6.0 <<'PY' | expect '50 words: first 30: 20; first 30, 20 wrong: 20; last 30: 20; every fifth left out: 10
100 words: first 60: 51; first 60, 40 wrong: 40; last 60: 54; every fifth left out: 20
200 words: first 120: 162; first 120, 80 wrong: 80; last 120: 164; every fifth left out: 40
200 words: first 80: 174; first 100: 175'
from sacrebleu.metrics import TER


def edits(words, reference):
    return int(TER().corpus_score([" ".join(words)], [[" ".join(reference)]]).num_edits)


for length in 50, 100, 200:
    reference = [f"word{i}" for i in range(length)]
    some, wrong = length * 3 // 5, length * 2 // 5
    print(f"{length} words: " + "; ".join([
        f"first {some}: {edits(reference[:some], reference)}",
        f"first {some}, {wrong} wrong: {edits(reference[:some] + ['x'] * wrong, reference)}",
        f"last {some}: {edits(reference[-some:], reference)}",
        f"every fifth left out: {edits([w for i, w in enumerate(reference) if i % 5 != 4], reference)}",
    ]))
print("200 words: " + "; ".join(f"first {n}: {edits(reference[:n], reference)}" for n in (80, 100)))
PY
