package io.github.nachtschicht.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.nachtschicht.translation.TokenScores;
import io.github.nachtschicht.translation.TranslatedSegment;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFileTest {

  private static final List<String> FEATURES = List.of("length", "words");

  private final byte[] file = WeightsFile.write(FEATURES, new byte[] {1, 2, 3});

  @Test
  void read_givesFeaturesAndWeights() {
    ModelFile read = ModelFile.read("x.bin", file);
    assertThat(read.features()).isEqualTo(FEATURES);
    assertThat(read.weights().array()).containsExactly(1, 2, 3);
  }

  @Test
  void require_otherFeatures_namesBothLists() {
    assertThatIllegalStateException()
        .isThrownBy(() -> ModelFile.require("x.bin", FEATURES, List.of("words", "length")))
        .withMessage(
            "x.bin was fitted on the features [length, words], but the program sees"
                + " [words, length]: fit it again");
  }

  @Test
  void read_damaged_isRefused() {
    byte[] changed = file.clone();
    changed[changed.length - 1]++;
    assertThatIllegalStateException()
        .isThrownBy(() -> ModelFile.read("x.bin", changed))
        .withMessageContaining("check sum");
    assertThatIllegalStateException()
        .isThrownBy(() -> ModelFile.read("x.bin", Arrays.copyOf(file, 9)))
        .withMessageContaining("too short");
    assertThatIllegalStateException()
        .isThrownBy(() -> ModelFile.read("x.bin", new byte[] {0, 1, 'x'}))
        .withMessageContaining("begins with 'x'");
  }

  /** Every shipped file of trees, and what the program sees where it asks it. */
  static Stream<Arguments> trees() {
    SentencePair lost = pair("Die Katze von Frau Meier schläft nicht.", "The cat sleeps, Katze.");
    SentencePair invented = pair("Die Katze schläft.", "The cat does not sleep.");
    DoubtEvidence doubt =
        new DoubtEvidence(new WordLinks(lost.source(), lost.target(), TokenScores.NONE));
    return Stream.of(
        arguments("names.bin", new NameEvidence(lost).features(1)),
        arguments("untranslated.bin", new UntranslatedEvidence(lost).features(4)),
        arguments("negation-lost.bin", NegationCheck.features(lost, true)),
        arguments("negation-invented.bin", NegationCheck.features(invented, false)),
        arguments("doubt-english.bin", doubt.english(0)),
        arguments("doubt-german.bin", doubt.german(0)),
        arguments("doubt-english-unsure.bin", unsure(doubt.english(0))),
        arguments("doubt-german-unsure.bin", unsure(doubt.german(0))),
        arguments("doubt-english-other.bin", unsure(doubt.english(0))),
        arguments("doubt-german-other.bin", unsure(doubt.german(0))));
  }

  private static Features unsure(Features seen) {
    return seen.without(DoubtEvidence.OF_THE_MODEL);
  }

  @ParameterizedTest
  @MethodSource("trees")
  void trees_fitWhatTheProgramSees(String name, Features seen) {
    ModelFile.require(name, ModelFile.read(name).features(), seen.names());
    assertThat(seen.names()).doesNotHaveDuplicates().hasSameSizeAs(seen.numbers());
    assertThat(TreeModel.read(name).probability(seen)).isBetween(0.0, 1.0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cut-off",
        "sentence-lost",
        "sentence-added",
        "name-letters",
        "negation-words",
        "gap-name",
        "gap-negation",
        "gap-foreign"
      })
  void tables_areHashedAsTheProgramDoes(String name) {
    assertThat(ModelFile.read(name + ".bin").features()).isEqualTo(LogisticModel.FEATURES);
    assertThat(LogisticModel.read(name + ".bin").probability(HashedFeatures.of("b")))
        .isBetween(0.0, 1.0);
  }

  private static SentencePair pair(String german, String english) {
    return SentencePair.of(new TranslatedSegment(german, english, 0, 0, 0, Set.of()));
  }
}
