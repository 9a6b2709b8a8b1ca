package io.github.nachtschicht.quality;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.translation.TranslatedSegment;
import io.github.nachtschicht.translation.TranslationNote;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QualityChecksTest {

  private final QualityChecker checker = QualityChecks.standard();

  static Stream<String> cases() throws IOException {
    try (InputStream in = QualityChecksTest.class.getResourceAsStream("/quality/cases.tsv")) {
      return new String(in.readAllBytes(), UTF_8)
          .lines().filter(line -> !line.startsWith("#") && !line.isBlank()).toList().stream();
    }
  }

  private static TranslatedSegment segment(String source, String target, TranslationNote... notes) {
    return new TranslatedSegment(source, target, -0.2, 10, 10, Set.of(notes));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void check_cases(String line) {
    String[] fields = line.split("\t", -1);
    assertThat(fields).hasSize(3);
    List<QualityFlag> flags = checker.check(segment(fields[1], fields[2]));
    if (fields[0].startsWith("!")) {
      assertThat(flags).extracting(QualityFlag::check).doesNotContain(fields[0].substring(1));
    } else {
      assertThat(flags).extracting(QualityFlag::check).contains(fields[0]);
    }
  }

  @Test
  void check_missingNumber_namesIt() {
    assertThat(checker.check(segment("Es waren 200 Leute da.", "There were people there.")))
        .containsExactly(
            new QualityFlag("numbers", "the number 200 is missing in the translation"));
  }

  @Test
  void check_passedThrough_isSilent() {
    assertThat(checker.check(TranslatedSegment.passedThrough("Nicht 200 übersetzt („"))).isEmpty();
  }

  @Test
  void check_notes_areReported() {
    assertThat(checker.check(segment("Er kommt.", "He comes.", TranslationNote.LENGTH_LIMIT)))
        .extracting(QualityFlag::check)
        .containsExactly("length-limit");
    assertThat(checker.check(segment("Er kommt.", "He comes.", TranslationNote.REPETITION)))
        .extracting(QualityFlag::check)
        .containsExactly("repetition");
  }
}
