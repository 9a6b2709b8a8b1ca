package io.github.nachtschicht.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuperscriptsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Es waren 10 | 6 | ⁶",
        "Es waren 10 | -6 | ⁻⁶",
        "Es waren 10 | −12 | ⁻¹²",
        "eine Fläche von 12 m | 2 | ²",
        "12 Euro/m | 2 | ²",
        "5 µg/m | 3 | ³",
        "mit E = mc | 2 | ²",
        "der Wert x | 2 | ²",
        "in s | -1 | ⁻¹",
        "als 2 | n | ⁿ",
        "(a+b) | 2 | ²",
        "das Ion Ca | 2+ | ²⁺",
        "das Ion Na | + | ⁺",
        "Die 2 | te | te",
        "Das 1 | er | er",
        "M | me | me",
        "Mag. | a | a",
        "Haus | TM | ™",
        "als 10 | a+b | ^(a+b)"
      })
  void asText_exponentOrLetters_staysText(String before, String raised, String written) {
    assertThat(Superscripts.asText(before, raised)).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Der Turm ist alt. | 1 | 1",
        "sagte er.“ | 12 | 12",
        "ein Wort | 3 | 3",
        "im Jahr 2019 | 3 | 3",
        "(siehe dort) | 2 | 2",
        "ein Wort | * | *",
        "ein Wort | (4) | 4",
        "ein Wort | [5] | 5",
        "der Umsatz | a | a",
        "ein Wort | 1, 2 | 1,2"
      })
  void asText_markOfANote_isNone(String before, String raised, String label) {
    assertThat(Superscripts.asText(before, raised)).isNull();
    assertThat(Superscripts.label(raised)).isEqualTo(label);
  }
}
