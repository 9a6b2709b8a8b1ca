package io.github.nachtschicht.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.quality.Alignment.Link;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlignmentTest {

  private static Alignment of(String german, String english) {
    return Alignment.of(TokenizedText.of(german), TokenizedText.of(english));
  }

  @Test
  void source_eachKindOfCounterpart() {
    String german = "Die Regierung in Wolbeck baut einen Kindergarten für Zwerge.";
    Alignment alignment = of(german, "The government in Wolbeck is building a garden.");
    List<Link> links = new ArrayList<>();
    for (int i = 0; i < TokenizedText.of(german).tokens().size(); i++) {
      links.add(alignment.source(i));
    }
    assertThat(links)
        .containsExactly(
            Link.NONE,
            Link.TRANSLATED,
            Link.NONE,
            Link.KEPT,
            Link.TRANSLATED,
            Link.NONE,
            Link.PART,
            Link.NONE,
            Link.MISSING,
            Link.NONE);
    assertThat(alignment.missing()).isEqualTo(1);
    assertThat(alignment.contentWords()).isEqualTo(5);
  }

  @Test
  void unexplained_countsWhatNoGermanWordAccountsFor() {
    Alignment alignment = of("Das Haus ist neu.", "The house of Brzesinski is new.");
    assertThat(alignment.unexplained()).isEqualTo(1);
    assertThat(alignment.unexplainedNames()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "darja, daria, true",
    "rodental, roedental, true",
    "merkel, merkels, true",
    "argentinien, argentinia, true",
    "merkel, macron, false",
    "paul, pauline, false",
    "lahm, lahn, false"
  })
  void isVariant_cases(String word, String other, boolean same) {
    assertThat(Alignment.isVariant(word, other, false)).isEqualTo(same);
  }
}
