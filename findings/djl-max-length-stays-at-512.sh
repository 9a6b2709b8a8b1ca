#!/usr/bin/env bash
# ai.djl.huggingface:tokenizers 0.38.0, seen 2026-11-28.
# Guess: a tokenizer.json with "truncation": null truncates nothing, and optMaxLength(1000) allows 1000 tokens.
# Seen: 600 tokens are cut to 512 without a word in both cases; nothing stands in the overflow. Only optTruncation(false) keeps them all.
. "$(dirname "$0")/lib.sh"
java_with ai.djl.huggingface:tokenizers:0.38.0 ai.djl:api:0.38.0 org.slf4j:slf4j-nop:2.0.17 <<'JAVA' | expect 'as the file says: 512, overflow 0
optMaxLength(1000): 512, overflow 0
optTruncation(false): 600, overflow 0'
import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.nio.file.Files;
import java.nio.file.Path;

public class Main {
  static void print(String how, HuggingFaceTokenizer tokenizer) {
    try (tokenizer) {
      Encoding encoding = tokenizer.encode("Satz ".repeat(600));
      System.out.println(
          how + ": " + encoding.getIds().length + ", overflow " + encoding.getOverflowing().length);
    }
  }

  public static void main(String[] args) throws Exception {
    Path file = Path.of("tokenizer.json");
    Files.writeString(
        file,
        """
        {"version":"1.0","truncation":null,"padding":null,"added_tokens":[],"normalizer":null,
         "pre_tokenizer":{"type":"Whitespace"},"post_processor":null,"decoder":null,
         "model":{"type":"WordLevel","vocab":{"[UNK]":0,"Satz":1},"unk_token":"[UNK]"}}""");
    print("as the file says", HuggingFaceTokenizer.newInstance(file));
    print(
        "optMaxLength(1000)",
        HuggingFaceTokenizer.builder().optTokenizerPath(file).optMaxLength(1000).build());
    print(
        "optTruncation(false)",
        HuggingFaceTokenizer.builder().optTokenizerPath(file).optTruncation(false).build());
  }
}
JAVA
