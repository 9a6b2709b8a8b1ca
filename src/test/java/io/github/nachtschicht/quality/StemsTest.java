package io.github.nachtschicht.quality;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StemsTest {

  @ParameterizedTest
  @CsvSource({
    "haus, häuser",
    "haus, hauses",
    "regierung, regierungen",
    "spielen, gespielt",
    "straße, strasse"
  })
  void german_formsOfAWord_shareAStem(String one, String other) {
    assertThat(Stems.german(one)).isEqualTo(Stems.german(other));
  }

  @ParameterizedTest
  @CsvSource({
    "city, cities",
    "play, playing",
    "plan, planned",
    "colour, color",
    "organise, organize",
    "quick, quickly",
    "merkel, merkel's",
    "theatre, theater",
    "passed, passing"
  })
  void english_formsOfAWord_shareAStem(String one, String other) {
    assertThat(Stems.english(one)).isEqualTo(Stems.english(other));
  }

  @ParameterizedTest
  @CsvSource({"haus, maus", "tag, tagung"})
  void german_otherWords_differ(String one, String other) {
    assertThat(Stems.german(one)).isNotEqualTo(Stems.german(other));
  }
}
