#!/usr/bin/env bash
# PyPI sentencepiece 0.2.2, seen 2026-11-29, with the unigram model of this repository.
# Guess: no piece reaches over a space, so a word is cut into the same pieces wherever it stands.
# Seen: it depends on what stands before. Scores are summed up from the beginning of the text in single precision, and where two cuts
# have the same sum, the rounding of what came before decides.
. "$(dirname "$0")/lib.sh"
pip_with sentencepiece==0.2.2 <<'PY' | expect '33333 -> 33 33 3
ist 33333 -> 33 3 33
Das ist 33333 -> 33 33 3
Das ist die 33333 -> 33 33 3
ich ist 33333 -> 33 33 3'
import sys
import sentencepiece

model = sentencepiece.SentencePieceProcessor(model_file=sys.argv[1] + "/models/nachtschicht-de-en/source.spm")
for before in ("", "ist ", "Das ist ", "Das ist die ", "ich ist "):
    pieces = model.encode(before + "33333", out_type=str)
    print(before + "33333 ->", " ".join(pieces[len(model.encode(before, out_type=str)):]).replace("\u2581", ""))
PY
