package io.github.nachtschicht.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelFileTest {

  private static final List<String> FEATURES = List.of("length", "words");

  private final byte[] file = WeightsFile.write(FEATURES, new byte[] {1, 2, 3});

  @Test
  void read_sameFeatures_givesTheWeights() {
    assertThat(ModelFile.read("x.bin", FEATURES, file).array()).containsExactly(1, 2, 3);
  }

  @Test
  void read_otherFeatures_namesBothLists() {
    assertThatIllegalStateException()
        .isThrownBy(() -> ModelFile.read("x.bin", List.of("words", "length"), file))
        .withMessage(
            "x.bin was fitted on the features [length,words], but the program sees [words,length]:"
                + " fit it again");
  }

  @Test
  void read_damaged_isRefused() {
    byte[] changed = file.clone();
    changed[changed.length - 1]++;
    assertThatIllegalStateException()
        .isThrownBy(() -> ModelFile.read("x.bin", FEATURES, changed))
        .withMessageContaining("check sum");
    assertThatIllegalStateException()
        .isThrownBy(() -> ModelFile.read("x.bin", FEATURES, Arrays.copyOf(file, 9)))
        .withMessageContaining("too short");
    assertThatIllegalStateException()
        .isThrownBy(() -> ModelFile.read("x.bin", FEATURES, new byte[] {0, 1, 'x'}))
        .withMessageContaining("begins with 'x'");
  }

  @Test
  void read_shippedWeights_fitWhatTheProgramSees() {
    for (String side : List.of("english", "german")) {
      List<String> names = side.equals("english") ? DoubtEvidence.ENGLISH : DoubtEvidence.GERMAN;
      assertThat(ModelFile.read("doubt-" + side + ".bin", names).remaining()).isPositive();
      assertThat(
              ModelFile.read("doubt-" + side + "-any.bin", DoubtEvidence.ofAnyModel(names))
                  .remaining())
          .isPositive();
    }
  }

  @Test
  void evidence_hasAsManyNumbersAsNames() {
    DoubtEvidence evidence =
        new DoubtEvidence(
            new WordLinks(
                TokenizedText.of("Die Katze schläft."),
                TokenizedText.of("The cat sleeps."),
                io.github.nachtschicht.translation.TokenScores.NONE));
    assertThat(evidence.english(0)).hasSameSizeAs(DoubtEvidence.ENGLISH.toArray());
    assertThat(evidence.german(0)).hasSameSizeAs(DoubtEvidence.GERMAN.toArray());
  }
}
