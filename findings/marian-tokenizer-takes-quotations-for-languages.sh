#!/usr/bin/env bash
# PyPI transformers 5.18.0 and sentencepiece 0.2.2, seen 2026-11-30, with the model of this repository.
# Guess: MarianTokenizer cuts a sentence by the SentencePiece model. ">>eng<<" before it is a language only if the vocabulary has it, and what
# stands in a sentence is never a control token.
# Seen: whatever stands between ">>" and "<<" at the start is taken as one piece, and as the vocabulary does not hold it, the model reads
# <unk>: a quotation in typed guillemets is lost. "</s>" in the text becomes the end of the sentence, in the middle of it.
. "$(dirname "$0")/lib.sh"
pip_with transformers==5.18.0 sentencepiece==0.2.2 <<'PY' 2>"$work/err" | expect 'MarianTokenizer: <unk> , sagte er.</s> | SentencePiece: >>Das lehnen wir ab<<, sagte er.
MarianTokenizer: Er sagte: >>Das lehnen wir ab<<.</s> | SentencePiece: Er sagte: >>Das lehnen wir ab<<.
MarianTokenizer: Das Zeichen</s> steht dort.</s> | SentencePiece: Das Zeichen </s> steht dort.'
import sys
import sentencepiece
from transformers import MarianTokenizer

model = sys.argv[1] + "/models/nachtschicht-de-en"
marian = MarianTokenizer.from_pretrained(model)
original = sentencepiece.SentencePieceProcessor(model_file=model + "/source.spm")
for text in [">>Das lehnen wir ab<<, sagte er.", "Er sagte: >>Das lehnen wir ab<<.", "Das Zeichen </s> steht dort."]:
    ids = marian(text)["input_ids"]
    print("MarianTokenizer:", marian.decode(ids), "| SentencePiece:", original.decode(original.encode(text)))
PY
