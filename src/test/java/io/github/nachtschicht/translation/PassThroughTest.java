package io.github.nachtschicht.translation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassThroughTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\u00a0\t\n",
        "...",
        "—",
        "***",
        "1.234,56",
        "12 %",
        "3 : 2",
        "§ 5 (2)",
        "🙂",
        "https://example.org/Weg?x=1",
        "(www.example.org)",
        "redaktion@example.org.",
        "https://a.example 2 https://b.example"
      })
  void isUntranslatable_nothingToTranslate_true(String text) {
    assertThat(PassThrough.isUntranslatable(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ja",
        "a",
        "12 km",
        "Siehe https://example.org",
        "Ö",
        "@Anna kommt",
        "5 Äpfel",
        "km/h",
        "日本"
      })
  void isUntranslatable_words_false(String text) {
    assertThat(PassThrough.isUntranslatable(text)).isFalse();
  }
}
