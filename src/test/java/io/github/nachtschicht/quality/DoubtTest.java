package io.github.nachtschicht.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.translation.RequiredTerm;
import io.github.nachtschicht.translation.TermRules;
import io.github.nachtschicht.translation.TranslatedSegment;
import io.github.nachtschicht.translation.TranslationNote;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sentences made up for this test, in the manner of what the embedded model gets wrong. */
class DoubtTest {

  private final QualityChecker checker = QualityChecks.fitted();

  private List<QualityFlag> doubts(String german, String english) {
    return doubts(checker, german, english);
  }

  private static List<QualityFlag> doubts(QualityChecker checker, String german, String english) {
    return checker.check(new TranslatedSegment(german, english, -0.2, 10, 10, Set.of())).stream()
        .filter(flag -> flag.check().equals("doubtful-words"))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Die internationale Truppe ist in Planung. | The international treasure is planned."
            + " | treasure | Truppe",
        "Der Bürgermeister eröffnete gestern die neue Moschee. | The mayor reconciled the new"
            + " mosque yesterday. | reconciled | eröffnete",
        "Der Bauer verkaufte seine alten Kühe auf dem Markt. | The farmer sold his old curtains on"
            + " the market. | curtains | Kühe",
      })
  void review_wrongWord_isNamedWithWhatItShouldRender(
      String german, String english, String wrong, String rendered) {
    List<QualityFlag> flags = doubts(german, english);

    assertThat(flags).hasSize(1);
    assertThat(flags.get(0).english()).contains(wrong);
    assertThat(flags.get(0).german()).contains(rendered);
    assertThat(flags.get(0).message()).contains("\"" + wrong + "\"", "\"" + rendered + "\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Die internationale Truppe ist in Planung. | The international force is being planned.",
        "Der Bürgermeister eröffnete gestern die neue Moschee. | The mayor opened the new mosque"
            + " yesterday.",
        "Der Bauer verkaufte seine alten Kühe auf dem Markt. | The farmer sold his old cows at the"
            + " market.",
        "Sieben Zuschauer wurden leicht verletzt. | Seven spectators were slightly injured.",
        "Das Wetter war gut, es gab leichten Wind. | The weather was good, there was a light wind.",
      })
  void review_rightTranslation_isNotDoubted(String german, String english) {
    assertThat(doubts(german, english)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Der Richter verwies den Fall an die Vorinstanz zurück. | The judge remanded the case to"
            + " the lower court.",
        "Er fuhr die Strecke in Rekordzeit und feierte ausgelassen. | He drove the circuit in"
            + " record time and celebrated exuberantly.",
        "Der Sturm richtete in der Altstadt beträchtliche Schäden an. | The gale wrought"
            + " considerable havoc in the old quarter.",
      })
  void review_freeTranslation_isDoubtedOnlyIfTheFittedModelsWords(String german, String english) {
    assertThat(doubts(german, english)).isNotEmpty();
    assertThat(doubts(QualityChecks.standard(), german, english)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Der Bauer verkaufte seine alten Kühe auf dem Markt. | The farmer sold his old curtains on"
            + " the market. | Kühe",
        "Der Präsident besuchte die Opfer der Flut im Krankenhaus. | The president visited the"
            + " victims of the flood in the kitchen. | Krankenhaus",
        "Der Präsident besuchte die Opfer der Flut im Krankenhaus. | The president visited the"
            + " victims of the flood. | Krankenhaus",
      })
  void review_anotherModelsWordThatNothingAccountsFor_isDoubted(
      String german, String english, String rendered) {
    List<QualityFlag> flags = doubts(QualityChecks.standard(), german, english);

    assertThat(flags).hasSize(1);
    assertThat(flags.get(0).german()).containsExactly(rendered);
  }

  @Test
  void review_wordThatTheGlossaryAsksFor_isNotDoubted() {
    String german = "Die internationale Truppe ist in Planung.";
    String english = "The international treasure is planned.";
    TermRules rules =
        new TermRules(List.of(new RequiredTerm("Truppe", List.of("treasure"))), List.of());
    TranslatedSegment asked =
        new TranslatedSegment(german, english, -0.2, 10, 10, Set.of()).withRules(rules);
    assertThat(doubts(german, english)).isNotEmpty();
    assertThat(checker.check(asked))
        .extracting(QualityFlag::message)
        .noneMatch(message -> message.contains("treasure") || message.contains("Truppe"));
    TranslatedSegment missed =
        new TranslatedSegment(german, "The international troop is planned.", 0, 9, 9, Set.of())
            .withRules(rules);
    assertThat(checker.check(missed)).extracting(QualityFlag::check).containsExactly("terms");
  }

  @Test
  void review_germanWordInAHeading_seemsLeftUntranslated() {
    assertThat(doubts("Fragiler Waffenstillstand", "Fragiler ceasefire"))
        .extracting(QualityFlag::message)
        .containsExactly("\"Fragiler\" seems left untranslated");
  }

  @Test
  void review_lostClause_saysWhatNothingTranslates() {
    List<QualityFlag> flags =
        doubts(
            "Der Minister lobte die Feuerwehr und kritisierte die Regierung wegen der hohen"
                + " Steuern.",
            "The minister praised.");

    assertThat(flags).hasSize(1);
    assertThat(flags.get(0).message()).contains("nothing seems to translate");
    assertThat(flags.get(0).german()).containsAnyOf("Feuerwehr", "Regierung", "Steuern");
  }

  @Test
  void review_wordToldOfByAnotherCheck_isNotNamedTwice() {
    String german = "Der Rauswurf des Journalisten war ein Fehler.";
    String english = "The Rauswurf of the journalist was a mistake.";
    List<QualityFlag> all =
        checker.check(new TranslatedSegment(german, english, -0.2, 10, 10, Set.of()));

    assertThat(all)
        .extracting(QualityFlag::message)
        .filteredOn(m -> m.contains("Rauswurf"))
        .hasSize(1);
  }

  @Test
  void review_sectionForItsSign_isNotDoubtful() {
    for (String sign : List.of("§ 3", "§ 12", "§§ 4, 5")) {
      String english = sign.replaceAll("§+", "Section");
      assertThat(doubts(sign + " gilt entsprechend.", english + " applies accordingly."))
          .noneMatch(flag -> flag.message().contains("Section"));
    }
  }

  @Test
  void review_correctionOrPassedThrough_isTrusted() {
    TranslatedSegment correction =
        new TranslatedSegment(
            "Die Truppe ist in Planung.",
            "The treasure is planned.",
            0,
            0,
            0,
            Set.of(TranslationNote.CORRECTION));

    assertThat(checker.review(correction)).isEqualTo(SentenceReview.CLEAN);
    assertThat(checker.review(TranslatedSegment.passedThrough("Truppe")))
        .isEqualTo(SentenceReview.CLEAN);
  }

  @Test
  void confidence_wrongWord_isLowerThanOfTheRightOne() {
    double wrong =
        checker
            .review(
                new TranslatedSegment(
                    "Die Truppe ist groß.", "The treasure is large.", 0, 9, 9, Set.of()))
            .confidence();
    double right =
        checker
            .review(
                new TranslatedSegment(
                    "Die Truppe ist groß.", "The troop is large.", 0, 9, 9, Set.of()))
            .confidence();

    assertThat(wrong).isBetween(0.0, right - 0.3);
    assertThat(right).isBetween(0.5, 1.0);
  }
}
