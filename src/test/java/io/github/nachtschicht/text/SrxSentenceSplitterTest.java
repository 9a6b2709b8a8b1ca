package io.github.nachtschicht.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SrxSentenceSplitterTest {

  private final SentenceSplitter splitter = new SrxSentenceSplitter();

  private List<String> split(String text) {
    return splitter.split(text).stream().map(span -> span.of(text)).toList();
  }

  static Stream<String> cases() throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    SrxSentenceSplitterTest.class.getResourceAsStream(
                        "/text/german-sentences.txt")),
                StandardCharsets.UTF_8))) {
      return reader.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList().stream();
    }
  }

  private void check(String marked) {
    List<String> expected =
        Arrays.stream(marked.split("¦")).map(String::strip).filter(s -> !s.isEmpty()).toList();
    assertThat(split(marked.replace("¦¦", "").replaceAll(" *¦ *", " ").strip()))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void split_germanCase_asTheFileSays(String marked) {
    check(marked);
  }

  @Test
  void split_underTurkishLocale_theSame() throws IOException {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      cases().forEach(this::check);
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "\n\n", ".", "...", "!?", "\u00A0", "„", "\uD83D", "\uDE00.", "1.", "a."})
  void split_almostNothing_keepsTheContract(String text) {
    checkContract(text);
  }

  @Test
  void split_randomTexts_losesNoCharacter() throws IOException {
    String[] words =
        cases().flatMap(c -> Arrays.stream(c.split(" "))).distinct().toArray(String[]::new);
    String[] odd = {
      ".",
      "..",
      "…",
      "!",
      "?",
      ":",
      "„",
      "“",
      "»",
      "«",
      "\"",
      "''",
      "(",
      ")",
      "[",
      "]",
      "\u00A0",
      "\t",
      "\n",
      "10.",
      "•",
      "-",
      ":-)",
      "😀",
      "\uD800",
      "\uDC00",
      "\u200B",
      "ß",
      "İ",
      "١٢.",
      "שלום.",
      "a\u0308."
    };
    Random random = new Random(20240501);
    for (int n = 0; n < 1_500; n++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(40);
      for (int i = 0; i < length; i++) {
        text.append(
            random.nextInt(4) == 0
                ? odd[random.nextInt(odd.length)]
                : words[random.nextInt(words.length)]);
        if (random.nextInt(8) > 0) {
          text.append(random.nextInt(20) == 0 ? "\n" : " ");
        }
      }
      checkContract(text.toString());
    }
  }

  private void checkContract(String text) {
    int at = 0;
    for (Span span : splitter.split(text)) {
      assertThat(span.start()).isGreaterThanOrEqualTo(at);
      assertBlank(text, at, span.start());
      assertThat(span.length()).isPositive();
      String sentence = span.of(text);
      assertThat(SrxSentenceSplitter.isSpace(sentence.charAt(0))).isFalse();
      assertThat(SrxSentenceSplitter.isSpace(sentence.charAt(sentence.length() - 1))).isFalse();
      at = span.end();
    }
    assertBlank(text, at, text.length());
  }

  private static void assertBlank(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      assertThat(SrxSentenceSplitter.isSpace(text.charAt(i)))
          .as("character %d of '%s' stands between sentences", i, text)
          .isTrue();
    }
  }

  @Test
  void split_textLongerThanAWindow_isSplitLikeItsParts() {
    List<String> sentences = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      sentences.add("Das ist der Satz mit der Nummer " + i + " von vielen.");
      sentences.add("Er steht z. B. am 3. Oktober im Text von Dr. Huber!");
    }

    assertThat(split(String.join(" ", sentences))).isEqualTo(sentences);
  }

  @Test
  void split_nastyTexts_inLinearTime() {
    List<String> nasty =
        List.of(
            "a".repeat(200_000),
            " ".repeat(200_000),
            "am 10. ".repeat(20_000),
            "z. B. ".repeat(20_000),
            "(".repeat(50_000),
            ".)".repeat(30_000),
            "I".repeat(100_000) + ".",
            "1.".repeat(50_000),
            "„“".repeat(30_000) + "!",
            "...".repeat(30_000),
            "\n - ".repeat(30_000),
            "a. ".repeat(20_000),
            "Ein Satz ohne Ende, ".repeat(10_000),
            "שלום. ".repeat(10_000),
            "\uD83D".repeat(50_000));
    for (String text : nasty) {
      Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> splitter.split(text));
    }
  }
}
