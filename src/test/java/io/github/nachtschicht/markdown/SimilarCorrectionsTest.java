package io.github.nachtschicht.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimilarCorrectionsTest {

  private static final Corrections CORRECTIONS =
      Corrections.of(
          List.of(
              new Correction("Der Rat tagt am 3. Mai um 8 Uhr.", "The council meets on 3 May.", ""),
              new Correction("Die Sitzung ist öffentlich.", "The meeting is public.", ""),
              new Correction("Ja, sicher.", "Yes, sure.", "")));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Der Rat tagt am 4. Mai um 9 Uhr. | 77 | The council meets on 3 May.",
        "Der Rat tagt am 3. Juni um 8 Uhr. | 88 | The council meets on 3 May.",
        "Die Sitzung ist geheim. | 75 | The meeting is public.",
        "Die Sitzung ist nicht öffentlich. | 88 | The meeting is public.",
      })
  void similar_fewWordsOrANumberDiffer_givesTheCorrection(
      String sentence, int percent, String target) {
    SimilarCorrections.Match match = Objects.requireNonNull(CORRECTIONS.similar(sentence));
    assertThat(match.percent()).isEqualTo(percent);
    assertThat(match.correction().target()).isEqualTo(target);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Der Rat tagt am 3. Mai um 8 Uhr. | exactly it",
        "Die Brücke ist alt. | another",
        "Ja, gewiss. | too short",
        "Ja, sicher nicht. | too short",
        "'' | nothing"
      })
  void similar_sameOtherOrShortSentence_givesNothing(String sentence, String why) {
    assertThat(CORRECTIONS.similar(sentence)).as(why).isNull();
  }

  /** The index finds what looking at all corrections would. */
  @Test
  void find_randomSentences_isTheBestOfAll() {
    Random random = new Random(5);
    List<Correction> all = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      all.add(new Correction(sentence(random), "t" + i, ""));
    }
    SimilarCorrections index = new SimilarCorrections(all);
    int found = 0;
    for (int i = 0; i < 500; i++) {
      int[] words = SimilarCorrections.words(sentence(random));
      int most = -1;
      for (Correction one : all) {
        SimilarCorrections.Match match = new SimilarCorrections(List.of(one)).find(words);
        most = Math.max(most, match == null ? -1 : match.percent());
      }
      SimilarCorrections.Match match = index.find(words);
      assertThat(match == null ? -1 : match.percent()).isEqualTo(most);
      found += match == null ? 0 : 1;
    }
    assertThat(found).isGreaterThan(50);
  }

  private static String sentence(Random random) {
    StringBuilder text = new StringBuilder();
    for (int n = 4 + random.nextInt(4); n > 0; n--) {
      text.append("eins zwei drei vier fünf sechs sieben acht".split(" ")[random.nextInt(8)]);
      text.append(' ');
    }
    return text.append('.').toString();
  }

  @Test
  void fingerprint_correctionOfASimilarSentence_countsByKeysAlone() {
    List<String> sentences = List.of("Die Sitzung ist geheim.", "Die Brücke ist alt.");
    String without = Corrections.NONE.fingerprint(Corrections.keys(sentences), Corrections.NONE);
    String with = CORRECTIONS.fingerprint(Corrections.keys(sentences), CORRECTIONS);
    assertThat(without).isEmpty();
    assertThat(with).hasSize(64);
    assertThat(CORRECTIONS.fingerprint(Corrections.keys(sentences.subList(1, 2)), CORRECTIONS))
        .isEmpty();
  }
}
