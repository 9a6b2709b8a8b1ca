#!/usr/bin/env bash
# PyPI tokenizers 0.23.2 and sentencepiece 0.2.2, npm @huggingface/tokenizers 0.2.0, ai.djl.huggingface:tokenizers 0.38.0, seen 2026-11-29,
# with the unigram model of this repository.
# Guess: the normalizer "Precompiled" of a tokenizer.json holds SentencePiece's own table, so it gives SentencePiece's text.
# Seen: the Rust library, under DJL, too, looks a letter with its accents up as a whole and takes the shortest entry that fits; what
# is behind it is dropped. A decomposed "Nguyễn" loses its tilde, an underlined ä its line, a ligature its accent, and Korean syllables
# are not composed. The library's JavaScript sister takes NFKC in place of the table. Composed letters are the same everywhere.
# (Letters beyond U+02FF are shown as <hexadecimal>.)
. "$(dirname "$0")/lib.sh"
cat >"$work/texts.json" <<'JSON'
["Gr\u00fc\u00dfe", "Gru\u0308\u00dfe", "Nguy\u1ec5n", "Nguye\u0302\u0303n", "a\u0308\u0332", "\ufb01\u0301", "\u1112\u1161\u11ab"]
JSON
pip_with tokenizers==0.23.2 sentencepiece==0.2.2 protobuf==7.36.2 <<'PY' | expect 'SentencePiece: Grüße Grüße Nguy<1ec5>n Nguy<1ec5>n ä<332> fi<301> <d55c>
Rust: Grüße Grüße Nguy<1ec5>n Nguyên ä fi <1112><1161><11ab>'
import base64, json, os, re, sys
import sentencepiece
import sentencepiece.sentencepiece_model_pb2 as spm
from tokenizers import Tokenizer

here = os.path.dirname(__file__)
file = sys.argv[1] + "/models/nachtschicht-de-en/source.spm"
model = spm.ModelProto.FromString(open(file, "rb").read())
charsmap = base64.b64encode(model.normalizer_spec.precompiled_charsmap).decode()
json.dump({
    "version": "1.0", "truncation": None, "padding": None, "added_tokens": [], "post_processor": None, "decoder": None,
    "normalizer": {"type": "Precompiled", "precompiled_charsmap": charsmap},
    "pre_tokenizer": {"type": "Metaspace", "replacement": "\u2581", "prepend_scheme": "always", "split": False},
    "model": {"type": "Unigram", "unk_id": model.trainer_spec.unk_id, "vocab": [[p.piece, p.score] for p in model.pieces]},
}, open(here + "/tokenizer.json", "w"))
texts = json.load(open(here + "/texts.json"))
shown = lambda pieces: re.sub("[^\0-\u02ff]", lambda c: f"<{ord(c[0]):x}>", "".join(pieces).replace("\u2581", ""))
show = lambda name, cut: print(name + ":", " ".join(shown(cut(text)) for text in texts))
original = sentencepiece.SentencePieceProcessor(model_file=file)
rust = Tokenizer.from_file(here + "/tokenizer.json")
show("SentencePiece", lambda text: original.encode(text, out_type=str))
show("Rust", lambda text: rust.encode(text).tokens)
PY
npm_with @huggingface/tokenizers@0.2.0 <<'JS' | expect 'JavaScript: Grüße Grüße Nguy<1ec5>n Nguy<1ec5>n ä<332> fí <d55c>'
import {readFileSync} from 'node:fs';
import {Tokenizer} from '@huggingface/tokenizers';

const read = name => JSON.parse(readFileSync(name));
const tokenizer = new Tokenizer(read('tokenizer.json'), {});
const shown = pieces => pieces.join('').replaceAll('\u2581', '').replace(/[^\0-\u02ff]/g, c => `<${c.charCodeAt(0).toString(16)}>`);
const words = read('texts.json').map(text => shown(tokenizer.encode(text).tokens));
console.log(`JavaScript: ${words.join(' ')}`);
JS
java_with ai.djl.huggingface:tokenizers:0.38.0 ai.djl:api:0.38.0 org.slf4j:slf4j-nop:2.0.17 <<'JAVA' | expect 'DJL: Grüße Grüße Nguy<1ec5>n Nguyên ä fi <1112><1161><11ab>'
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.util.JsonUtils;
import java.nio.file.*;
import java.util.StringJoiner;
import java.util.regex.Pattern;

public class Main {
  public static void main(String[] args) throws Exception {
    StringJoiner words = new StringJoiner(" ");
    try (HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.newInstance(Path.of("tokenizer.json"))) {
      for (String text : JsonUtils.GSON.fromJson(Files.readString(Path.of("texts.json")), String[].class)) {
        words.add(
            Pattern.compile("[^\0-\u02ff]")
                .matcher(String.join("", tokenizer.encode(text).getTokens()).replace("\u2581", ""))
                .replaceAll(found -> "<%x>".formatted((int) found.group().charAt(0))));
      }
    }
    System.out.println("DJL: " + words);
  }
}
JAVA
