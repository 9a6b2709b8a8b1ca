package io.github.nachtschicht.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.nachtschicht.translation.TranslatedSegment;
import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Inputs made to be slow or to break something. Written for this project. */
class NastyInputTest {

  private static final int LENGTH = 50_000;

  private final QualityChecker checker = QualityChecks.standard();

  private void check(String source, String target) {
    assertThat(checker.check(new TranslatedSegment(source, target, -0.1, 5, 5, Set.of())))
        .allSatisfy(flag -> assertThat(flag.message()).doesNotContain("\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "1",
        "1.",
        "1 234 ",
        "1,",
        "(",
        "\"",
        "‘",
        "a-",
        "a.b",
        "a@",
        "http://",
        "{",
        "{{",
        "<a",
        "%",
        "`",
        "&",
        "_",
        "zwei ",
        "und ",
        "nicht ",
        "Merkel ",
        "two hundred ",
        "5 Millionen ",
        "1.234,5 ",
        "Nicht 5 Euro ",
        "5 % der Firma XYZ am 3. Mai ",
        "X. ",
        "\ud83d\ude00",
        "\ud83d",
        "e\u0301",
        "Haus",
        "Abc ",
        "1:2 ",
        "--a",
        "/a",
        "→",
        "Łódź ",
        "8 Uhr "
      })
  void check_longRepetition_isFast(String piece) {
    String text = piece.repeat(LENGTH / piece.length());
    assertTimeoutPreemptively(
        Duration.ofSeconds(40),
        () -> {
          check(text, text);
          check(text, "");
          check("Ein Satz.", text);
        });
  }

  @Test
  void check_timesAndSignsThatAreNotThere_isFast() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> {
          check("8 Uhr ".repeat(LENGTH / 6), "9 p.m. ".repeat(LENGTH / 7));
          check("→≥⟨".repeat(LENGTH / 3), "Abc ".repeat(LENGTH / 4));
          check("Łódź ".repeat(LENGTH / 5), "Abc ".repeat(LENGTH / 4));
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aZ9 .,:;-/'’\"“”„‘()[]{}<>%$€@_`&#\u00a0\u202f\u0301ßäÜ\ud83d\ude00\n\t",
        "0123456789012345678901234567890123456789 .,:/'’½\u202f-",
        "00012      .,"
      })
  void check_randomText_neverThrows(String alphabet) {
    Random random = new Random(7);
    for (int i = 0; i < 2000; i++) {
      StringBuilder source = new StringBuilder();
      StringBuilder target = new StringBuilder();
      for (int k = random.nextInt(60); k > 0; k--) {
        source.append(alphabet.charAt(random.nextInt(alphabet.length())));
        target.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      checker.check(
          new TranslatedSegment(source.toString(), target.toString(), -0.1, 5, 5, Set.of()));
    }
  }

  @Test
  void check_turkishLocale_saysTheSame() {
    TranslatedSegment segment =
        new TranslatedSegment(
            "DIE INFLATION STIEG UM 7,5 PROZENT.", "THE RATE ROSE.", -3, 5, 5, Set.of());
    var expected = checker.check(segment);
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(QualityChecks.standard().check(segment)).isEqualTo(expected).isNotEmpty();
    } finally {
      Locale.setDefault(before);
    }
  }
}
