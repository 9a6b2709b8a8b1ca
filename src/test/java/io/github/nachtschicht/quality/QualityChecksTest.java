package io.github.nachtschicht.quality;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.translation.RequiredTerm;
import io.github.nachtschicht.translation.TermRules;
import io.github.nachtschicht.translation.TranslatedSegment;
import io.github.nachtschicht.translation.TranslationNote;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
  void check_terms_sayWhatShouldStandAndWhatShouldNot() {
    TermRules rules =
        new TermRules(
            List.of(
                new RequiredTerm(
                    "Rahmenvertrag", List.of("framework agreement", "framework agreements"))),
            List.of("frame contract"));
    TranslatedSegment missed =
        segment("Der Rahmenvertrag gilt.", "The frame contract applies.").withRules(rules);
    assertThat(checker.check(missed))
        .contains(
            new QualityFlag("terms", "\"Rahmenvertrag\" should be \"framework agreement\""),
            new QualityFlag("terms", "\"frame contract\" is not to be used"));
    assertThat(checker.check(missed.withTarget("The framework agreement applies.")))
        .extracting(QualityFlag::check)
        .doesNotContain("terms");
    assertThat(
            checker.check(
                new TranslatedSegment(
                        missed.source(),
                        missed.target(),
                        0,
                        0,
                        0,
                        Set.of(TranslationNote.CORRECTION))
                    .withRules(rules)))
        .isEmpty();
  }

  @Test
  void check_nameThatStays_isNotLeftUntranslated() {
    TranslatedSegment kept =
        segment("Die Stadt Musterhausen zahlt.", "The city of Musterhausen pays.");
    TermRules rules =
        new TermRules(
            List.of(new RequiredTerm("Musterhausen", List.of("Musterhausen"))), List.of());
    assertThat(checker.check(kept.withRules(rules))).isEmpty();
    assertThat(
            checker.check(
                segment("Die Stadt Musterhausen zahlt.", "The city of pattern houses pays.")
                    .withRules(rules)))
        .contains(new QualityFlag("terms", "\"Musterhausen\" should stay as it is"));
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

  @Test
  void check_copiedWords_areNamed() {
    TranslatedSegment copied =
        new TranslatedSegment(
            "Von \u6771\u4eac nach \u5317\u4eac reist Herr Erdo\u011fan.",
            "Mr Erdo\u011fan travels from \u6771\u4eac to \u5317\u4eac.",
            -0.2,
            12,
            12,
            Set.of(TranslationNote.COPIED_IN_ORDER));
    assertThat(QualityChecks.rules().check(copied))
        .extracting(QualityFlag::message)
        .contains(
            "\"\u6771\u4eac\", \"\u5317\u4eac\" and \"Erdo\u011fan\" that the model cannot spell"
                + " were copied, in the order of the German sentence");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DIE NACHBARN WUSSTEN, DASS DER HUND NICHT IM GARTEN WAR. | THE NEIGHBOURS KNEW THAT THE"
            + " DOG WAS IN THE GARDEN. | true",
        "EINE ANTWORT AUF DEN BRIEF GAB DER VEREIN AM MONTAG NICHT. | THE CLUB GAVE AN ANSWER TO"
            + " THE LETTER ON MONDAY. | true",
        "DIE NACHBARN WUSSTEN, DASS DER HUND NICHT IM GARTEN WAR. | THE NEIGHBOURS KNEW THAT THE"
            + " DOG WAS NOT IN THE GARDEN. | false",
      })
  void check_negationInCapitals_asInUsualCase(String german, String english, boolean flagged) {
    assertThat(
            QualityChecks.rules()
                .check(new TranslatedSegment(german, english, -0.2, 10, 10, Set.of())))
        .extracting(QualityFlag::check)
        .matches(checks -> checks.contains("negation") == flagged);
  }
}
