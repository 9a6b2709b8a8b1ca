package io.github.nachtschicht.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PackedWordsTest {

  private static PackedWords words(String lines) {
    return PackedWords.ofLines(lines.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void ofLines_wordsOfAllKinds_areFoundWithWhatStandsBehindThem() {
    PackedWords words = words("# 1 2\nÄpfel 3 4\na\n\uD83D\uDE00 x\nzwölf apple  pear\n");

    assertThat(words)
        .isEqualTo(Map.of("Äpfel", 0, "a", 1, "\uD83D\uDE00", 2, "zwölf", 3))
        .doesNotContainKey("#")
        .doesNotContainKey("")
        .doesNotContainKey("3");
    assertThat(words.behind("Äpfel")).isEqualTo("3 4");
    assertThat(words.behind("zwölf")).isEqualTo("apple  pear");
    assertThat(words.behind("a")).isEmpty();
    assertThat(words.behind("b")).isEmpty();
    assertThat(words.get("b")).isNull();
    assertThat(words.getOrDefault("b", -1)).isEqualTo(-1);
  }

  @Test
  void ofLines_noLine_isEmpty() {
    assertThat(words("")).isEmpty();
    assertThat(words("").number("a")).isEqualTo(-1);
  }

  @Test
  void ofLines_aHundredThousandWords_areFoundEach() {
    StringBuilder lines = new StringBuilder();
    Map<String, Integer> expected = new HashMap<>();
    for (int i = 0; i < 100_000; i++) {
      String word = Integer.toString(i * 7919, 36);
      expected.put(word, i);
      lines.append(word).append(' ').append(i).append('\n');
    }
    PackedWords words = words(lines.toString());

    assertThat(words).hasSize(expected.size());
    expected.forEach((word, number) -> assertThat(words.number(word)).isEqualTo(number));
    expected.keySet().forEach(word -> assertThat(words.number(word + "-")).isEqualTo(-1));
  }
}
