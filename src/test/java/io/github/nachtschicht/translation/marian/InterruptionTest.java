package io.github.nachtschicht.translation.marian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nachtschicht.translation.DecodingOptions;
import io.github.nachtschicht.translation.Precision;
import io.github.nachtschicht.translation.decoding.BatchSearch;
import io.github.nachtschicht.translation.decoding.Candidates;
import io.github.nachtschicht.translation.decoding.StepModel;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An interrupted search ends with the step it is in, and keeps no native memory. */
class InterruptionTest {

  private static final Path MODEL = Path.of("models/nachtschicht-de-en");
  private static final int INTERRUPTED_STEP = 11;

  @TempDir Path cache;

  /** Its thread is interrupted in the midst of a step. */
  private static final class Interrupted implements StepModel {

    private final StepModel model;
    private int steps;

    private Interrupted(StepModel model) {
      this.model = model;
    }

    @Override
    public Candidates step(
        int[] tokens, int[] parents, int rowsPerSentence, int count, int[][] asked) {
      if (++steps == INTERRUPTED_STEP) {
        Thread.currentThread().interrupt();
      }
      return model.step(tokens, parents, rowsPerSentence, count, asked);
    }

    @Override
    public void close() {
      model.close();
    }
  }

  @Test
  void search_interruptedInAStep_isTheLastStepAndNothingIsKept() {
    MarianConfig config = MarianConfigReader.read(MODEL);
    Path compiled =
        CompiledModel.open(
            cache, "embedded", config, Precision.INT8, () -> MarianParameters.open(MODEL, config));
    int[] source = new int[30];
    for (int i = 0; i < source.length - 1; i++) {
      source[i] = 100 + 7 * i;
    }
    List<int[]> sources = Collections.nCopies(4, source);
    try (MarianModel model = MarianModel.open(compiled, config, null);
        MarianWorker worker = model.newWorker()) {
      Interrupted steps = new Interrupted(worker.start(sources));
      try (steps) {
        assertThatThrownBy(
                () ->
                    BatchSearch.search(
                        steps,
                        new int[] {200, 200, 200, 200},
                        config.searchRules(DecodingOptions.ofBeamSize(4))))
            .isInstanceOf(InterruptedException.class);
        assertThat(steps.steps).isEqualTo(INTERRUPTED_STEP);
        assertThat(worker.manager().getManagedArrays()).isNotEmpty();
      }
      assertThat(worker.manager().getManagedArrays()).isEmpty();
    } finally {
      assertThat(Thread.interrupted()).isFalse();
    }
  }
}
