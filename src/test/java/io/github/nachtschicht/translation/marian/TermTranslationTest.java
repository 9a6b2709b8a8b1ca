package io.github.nachtschicht.translation.marian;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.translation.DecodingOptions;
import io.github.nachtschicht.translation.ModelIdentity;
import io.github.nachtschicht.translation.ModelOptions;
import io.github.nachtschicht.translation.RequiredTerm;
import io.github.nachtschicht.translation.SentenceRequest;
import io.github.nachtschicht.translation.TermRules;
import io.github.nachtschicht.translation.TranslatedSegment;
import io.github.nachtschicht.translation.TranslationNote;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Terms with the embedded model. */
@Timeout(240)
class TermTranslationTest {

  private static final Path MODEL = Path.of("models/nachtschicht-de-en");
  private static final ModelIdentity IDENTITY =
      new ModelIdentity("nachtschicht-de-en", "0123", "de", "en");
  private static final String SENTENCE = "Der Minister reist am Montag nach Washington.";
  private static final TermRules SECRETARY = require("Minister", "secretary", "secretaries");

  @TempDir static Path cache;

  private static TermRules require(String source, String... targets) {
    return new TermRules(List.of(new RequiredTerm(source, List.of(targets))), List.of());
  }

  private static MarianTranslator open(int beam, int workers) {
    return open(beam, workers, false);
  }

  private static MarianTranslator open(int beam, int workers, boolean shortlist) {
    return new MarianFamily()
        .open(
            MODEL,
            IDENTITY,
            ModelOptions.of(cache)
                .withDecoding(DecodingOptions.ofBeamSize(beam))
                .withWorkers(workers)
                .withShortlist(shortlist));
  }

  private static List<TranslatedSegment> translate(
      MarianTranslator translator, SentenceRequest... requests) throws InterruptedException {
    return translator.translateRequests(List.of(requests), segments -> {});
  }

  @ParameterizedTest
  @CsvSource({
    "'They acted formally formally.', 1",
    "'the city council, the city council met', 1",
    "'to stabilize and stabilize the bank', 1",
    "'Ha ha ha', 2",
    "'One of the oldest towns here, and one of the oldest towns there', 1",
    "'The council of the city and the council of the state', 0",
    "'', 0"
  })
  void repeats_wordsTwiceInARow_counted(String text, int places) {
    assertThat(TermSearch.repeats(text)).isEqualTo(places);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void translate_requiredTerm_standsOnce(int beam) throws InterruptedException {
    try (MarianTranslator translator = open(beam, 1)) {
      TranslatedSegment plain = translator.translate(List.of(SENTENCE)).get(0);
      assertThat(plain.target()).doesNotContainIgnoringCase("secretary");

      TranslatedSegment result =
          translate(translator, new SentenceRequest(SENTENCE, SECRETARY)).get(0);
      assertThat(result.rules()).isEqualTo(SECRETARY);
      assertThat(result.notes()).isEmpty();
      assertThat(SECRETARY.areKeptBy(result.target())).as(result.target()).isTrue();
      assertThat(SECRETARY.standingIn(result.target())).isEqualTo(1);
      assertThat(result.target()).contains("Washington").contains("Monday");
      assertThat(result.tokens().size()).isEqualTo(result.targetTokens());
    }
  }

  @Test
  void translate_termThatNoWordOfTheShortlistHas_stands() throws InterruptedException {
    TermRules rules = require("Minister", "Zwxq-\u03a9");
    try (MarianTranslator translator = open(4, 1, true)) {
      TranslatedSegment result =
          translate(translator, new SentenceRequest(SENTENCE, SECRETARY)).get(0);
      assertThat(SECRETARY.areKeptBy(result.target())).as(result.target()).isTrue();
      TranslatedSegment odd = translate(translator, new SentenceRequest(SENTENCE, rules)).get(0);
      assertThat(rules.areKeptBy(odd.target()) || !odd.notes().isEmpty()).isTrue();
    }
  }

  @Test
  void translate_termThatStandsAnyway_changesNothing() throws InterruptedException {
    try (MarianTranslator translator = open(4, 1)) {
      TermRules rules = require("Montag", "Monday");
      TranslatedSegment plain = translator.translate(List.of(SENTENCE)).get(0);
      assertThat(translate(translator, new SentenceRequest(SENTENCE, rules)))
          .containsExactly(plain.withRules(rules));
    }
  }

  @Test
  void translate_termThatDoesNotFit_isThePlainTranslationWithANote() throws InterruptedException {
    try (MarianTranslator translator = open(4, 1)) {
      TermRules rules = require("Ja", "quarterly framework agreement", "\u4e2d");
      TranslatedSegment plain = translator.translate(List.of("Ja.")).get(0);
      TranslatedSegment result = translate(translator, new SentenceRequest("Ja.", rules)).get(0);
      assertThat(result.target()).isEqualTo(plain.target());
      assertThat(result.score()).isEqualTo(plain.score());
      assertThat(result.notes()).containsExactly(TranslationNote.TERMS_MISSED);
    }
  }

  @Test
  void translate_oneOfTwoTermsDoesNotFit_keepsTheOther() throws InterruptedException {
    RequiredTerm minister = SECRETARY.required().get(0);
    for (String impossible : List.of("\u4e2d", "quarterly framework agreement of the board")) {
      TermRules rules =
          new TermRules(
              List.of(minister, new RequiredTerm("reist", List.of(impossible))), List.of());
      try (MarianTranslator translator = open(4, 1)) {
        TranslatedSegment result =
            translate(translator, new SentenceRequest(SENTENCE, rules)).get(0);
        assertThat(SECRETARY.areKeptBy(result.target())).as(result.target()).isTrue();
        assertThat(result.notes().contains(TranslationNote.TERMS_MISSED))
            .isEqualTo(!rules.areKeptBy(result.target()));
      }
    }
  }

  @Test
  void translate_forbiddenForm_isAvoided() throws InterruptedException {
    try (MarianTranslator translator = open(4, 1)) {
      TranslatedSegment plain = translator.translate(List.of(SENTENCE)).get(0);
      assertThat(plain.target()).contains("Monday");
      TermRules rules = new TermRules(SECRETARY.required(), List.of("on Monday"));
      TranslatedSegment result = translate(translator, new SentenceRequest(SENTENCE, rules)).get(0);
      assertThat(rules.areKeptBy(result.target())).as(result.target()).isTrue();
    }
  }

  @Test
  void translate_mixedBatch_sameBitsAloneTogetherAndOnTwoWorkers() throws InterruptedException {
    List<SentenceRequest> requests = new ArrayList<>();
    String[] sources = {
      SENTENCE, "Guten Morgen!", "Die Ministerin sprach mit den Ministern.", "12", "Es regnet."
    };
    for (String source : sources) {
      requests.add(SentenceRequest.of(source));
      requests.add(new SentenceRequest(source, SECRETARY));
      requests.add(new SentenceRequest(source, require("regnet", "pours", "is pouring")));
    }
    List<TranslatedSegment> together;
    try (MarianTranslator translator = open(4, 2)) {
      AtomicInteger progress = new AtomicInteger();
      together = translator.translateRequests(requests, progress::addAndGet);
      assertThat(progress).hasValue(requests.size());
    }
    try (MarianTranslator translator = open(4, 1)) {
      for (int i = 0; i < requests.size(); i++) {
        SentenceRequest request = requests.get(i);
        assertThat(translate(translator, request)).containsExactly(together.get(i));
        if (request.rules().isEmpty()) {
          assertThat(translator.translate(List.of(request.source())))
              .containsExactly(together.get(i));
        }
      }
    }
  }
}
