package io.github.nachtschicht.translation.marian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.nachtschicht.translation.Precision;
import io.github.nachtschicht.translation.decoding.Candidates;
import io.github.nachtschicht.translation.decoding.StepModel;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Log-probabilities of tokens that are asked for, whatever their rank. */
class AskedTokensTest {

  private static final Path MODEL = Path.of("models/nachtschicht-de-en");

  @TempDir Path cache;

  @ParameterizedTest
  @CsvSource({"INT8, false", "FP32, false", "INT8, true"})
  void step_asked_sameAsCandidatesAndAddUpToOne(Precision precision, boolean shortlist) {
    MarianConfig config = MarianConfigReader.read(MODEL);
    Path compiled =
        CompiledModel.open(
            cache,
            "embedded",
            config,
            precision,
            shortlist ? () -> IntStream.range(0, 100).toArray() : null,
            () -> MarianParameters.open(MODEL, config));
    List<int[]> shortlists = List.of(new int[] {9, 500, 700, 101, 500}, new int[] {});
    int[] every = IntStream.range(0, config.vocabularySize()).toArray();
    try (MarianModel model = MarianModel.open(compiled, config, null);
        MarianWorker worker = model.newWorker();
        StepModel steps =
            worker.start(List.of(new int[] {17, 305, 0}, new int[] {88, 0}), shortlists, false)) {
      int start = config.decoderStartId();
      Candidates first =
          steps.step(new int[] {start, start}, new int[] {0, 1}, 1, 5, new int[][] {every, {3}});
      assertSame(first, 0, every);
      assertThat(first.asked()[1]).hasSize(1);
      double sum = 0;
      for (float value : first.asked()[0]) {
        sum += Math.exp(value);
      }
      assertThat(sum).isCloseTo(1, within(1e-4));
      // the first sentence has left
      Candidates second =
          steps.step(new int[] {7, 9}, new int[] {1, 1}, 2, 5, new int[][] {{}, every});
      assertThat(second.asked()[0]).isEmpty();
      assertSame(second, 1, every);
    }
  }

  private static void assertSame(Candidates candidates, int row, int[] every) {
    for (int i = row * candidates.count(); i < (row + 1) * candidates.count(); i++) {
      float asked = candidates.asked()[row][every[(int) candidates.tokens()[i]]];
      assertThat(candidates.logProbabilities()[i]).isCloseTo(asked, within(1e-5f));
    }
  }
}
