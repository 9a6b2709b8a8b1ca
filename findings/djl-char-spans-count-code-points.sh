#!/usr/bin/env bash
# ai.djl.huggingface:tokenizers 0.38.0, seen 2026-11-28.
# Guess: Encoding.getCharTokenSpans() gives offsets for String.substring, that is UTF-16 code units.
# Seen: it gives code points. Behind one letter outside the Basic Multilingual Plane every span is one too small for a Java string. A
# character that NFKC turns into three has the same span three times.
. "$(dirname "$0")/lib.sh"
java_with ai.djl.huggingface:tokenizers:0.38.0 ai.djl:api:0.38.0 org.slf4j:slf4j-nop:2.0.17 <<'JAVA' | expect '𝔖 Satz ½ span 0-1 String.indexOf 0
𝔖 Satz ½ span 2-6 String.indexOf 3
𝔖 Satz ½ span 7-8 String.indexOf 8
𝔖 Satz ½ span 7-8 String.indexOf 8
𝔖 Satz ½ span 7-8 String.indexOf 8'
import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import java.nio.file.Files;
import java.nio.file.Path;

public class Main {
  public static void main(String[] args) throws Exception {
    Path file = Path.of("tokenizer.json");
    Files.writeString(
        file,
        """
        {"version":"1.0","truncation":null,"padding":null,"added_tokens":[],"normalizer":{"type":"NFKC"},
         "pre_tokenizer":{"type":"Whitespace"},"post_processor":null,"decoder":null,
         "model":{"type":"WordLevel","vocab":{"[UNK]":0,"Satz":1},"unk_token":"[UNK]"}}""");
    String text = "\uD835\uDD16 Satz \u00BD";
    int[] java = {0, 3, 8, 8, 8};
    try (HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.newInstance(file)) {
      Encoding encoding = tokenizer.encode(text);
      for (int i = 0; i < encoding.getTokens().length; i++) {
        CharSpan span = encoding.getCharTokenSpans()[i];
        System.out.println(
            text + " span " + span.getStart() + "-" + span.getEnd() + " String.indexOf " + java[i]);
      }
    }
  }
}
JAVA
