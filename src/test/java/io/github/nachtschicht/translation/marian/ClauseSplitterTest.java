package io.github.nachtschicht.translation.marian;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ClauseSplitterTest {

  private static int words(String text) {
    return text.isEmpty() ? 0 : text.split("\\s+", -1).length;
  }

  @Test
  void split_shortEnough_isLeftAlone() {
    assertThat(ClauseSplitter.split(" Ein Satz. ", ClauseSplitterTest::words, 2))
        .containsExactly("Ein Satz.");
  }

  @Test
  void split_semicolonAndCommas_prefersTheSemicolon() {
    assertThat(
            ClauseSplitter.split(
                "Er kam, sah und siegte; dann, am Abend, ging er heim.",
                ClauseSplitterTest::words,
                6))
        .containsExactly("Er kam, sah und siegte;", "dann, am Abend, ging er heim.");
  }

  @Test
  void split_noPunctuation_beforeConjunctionsThenAtSpaces() {
    assertThat(
            ClauseSplitter.split(
                "eins zwei drei vier und fünf sechs sieben", ClauseSplitterTest::words, 4))
        .containsExactly("eins zwei drei vier", "und fünf sechs sieben");
    assertThat(ClauseSplitter.split("a b c d e f", ClauseSplitterTest::words, 3))
        .allSatisfy(part -> assertThat(words(part)).isLessThanOrEqualTo(3));
  }

  @Test
  void split_oneLongWord_betweenCharactersNotInside() {
    String word = "🙂é".repeat(500);
    List<String> parts = ClauseSplitter.split(word, String::length, 20);
    assertThat(String.join("", parts)).isEqualTo(word);
    assertThat(parts)
        .allSatisfy(
            part -> {
              assertThat(part.length()).isLessThanOrEqualTo(20);
              assertThat(Character.isLowSurrogate(part.charAt(0))).isFalse();
            });
  }

  @Test
  void split_anything_losesOnlyWhiteSpace() {
    Random random = new Random(3);
    String alphabet = "ab c,.;: -–ä\n\tund oder ";
    for (int round = 0; round < 300; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(400); i > 0; i--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      List<String> parts = ClauseSplitter.split(text.toString(), String::length, 25);
      assertThat(String.join("", parts).replaceAll("\\s", ""))
          .isEqualTo(text.toString().replaceAll("\\s", ""));
      assertThat(parts).allSatisfy(part -> assertThat(part.length()).isBetween(1, 25));
    }
  }
}
