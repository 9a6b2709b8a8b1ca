#!/usr/bin/env bash
# npm @huggingface/tokenizers 0.2.0 and ai.djl.huggingface:tokenizers 0.38.0 (the Rust library), seen 2026-11-30.
# Guess: a tokenizer.json gives the same tokens in Hugging Face's library for JavaScript as in the one in Rust, at least for plain German.
# Seen: in JavaScript a word of the pre-tokenizer Whitespace is one of ASCII letters, so that "Bücher" is three; an added token with single_word is found
# in "größer"; Metaspace does not split, so that pieces reach over spaces; and Split with MergedWithNext leaves the space alone.
. "$(dirname "$0")/lib.sh"
npm_with @huggingface/tokenizers@0.2.0 <<'JS' | expect 'Whitespace: Die|B|ü|cher|gr|öß|er
single_word: Die|Bücher|gr|ößer
Metaspace: ▁Die▁Bücher|▁größer
MergedWithNext: Die| |Bücher| |größer'
import {writeFileSync} from 'node:fs';
import {Tokenizer} from '@huggingface/tokenizers';

const ids = (...words) => Object.fromEntries(words.map((word, i) => [word, i]));
const vocab = ids('[UNK]', 'Die', 'Bücher', ' Bücher', 'größer', ' größer', 'B', 'ü', 'cher', 'gr', 'öß', 'er');
const words = {type: 'WordLevel', unk_token: '[UNK]', vocab};
const unigram = {type: 'Unigram', unk_id: 0, byte_fallback: false,
  vocab: [['<unk>', 0], ['▁Die▁Bücher', -1], ['▁Die', -2], ['▁Bücher', -2], ['▁größer', -2]]};
const added = {id: 9, content: 'gr', single_word: true, lstrip: false, rstrip: false, normalized: false, special: false};
const split = {type: 'Split', pattern: {String: ' '}, behavior: 'MergedWithNext', invert: false};
for (const [name, pre_tokenizer, model, added_tokens = []] of [
  ['Whitespace', {type: 'Whitespace'}, words],
  ['single_word', {type: 'WhitespaceSplit'}, words, [added]],
  ['Metaspace', {type: 'Metaspace', replacement: '▁', prepend_scheme: 'always', split: true}, unigram],
  ['MergedWithNext', split, words],
]) {
  const json = {version: '1.0', truncation: null, padding: null, added_tokens, normalizer: null, pre_tokenizer, post_processor: null, decoder: null, model};
  writeFileSync(`${name}.json`, JSON.stringify(json));
  console.log(`${name}: ${new Tokenizer(json, {}).encode('Die Bücher größer').tokens.join('|')}`);
}
JS
java_with ai.djl.huggingface:tokenizers:0.38.0 ai.djl:api:0.38.0 org.slf4j:slf4j-nop:2.0.17 <<'JAVA' | expect 'Whitespace: Die|Bücher|größer
single_word: Die|Bücher|größer
Metaspace: ▁Die|▁Bücher|▁größer
MergedWithNext: Die| Bücher| größer'
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.nio.file.Path;

public class Main {
  public static void main(String[] args) throws Exception {
    for (String name : new String[] {"Whitespace", "single_word", "Metaspace", "MergedWithNext"}) {
      try (HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.newInstance(Path.of(name + ".json"))) {
        System.out.println(name + ": " + String.join("|", tokenizer.encode("Die Bücher größer").getTokens()));
      }
    }
  }
}
JAVA
