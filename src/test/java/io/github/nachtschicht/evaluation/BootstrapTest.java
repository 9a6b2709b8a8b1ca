package io.github.nachtschicht.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BootstrapTest {

  private final Chrf chrf = new Chrf();
  private final Bootstrap bootstrap = new Bootstrap(400, Bootstrap.DEFAULT_SEED);

  @Test
  void compare_sameSystem_findsNoDifference() {
    List<long[]> system = system(new Random(1), 0.5);
    Bootstrap.Comparison same = bootstrap.compare(chrf, system, system);
    assertThat(same.difference()).isZero();
    assertThat(same.pValue()).isEqualTo(1);
    assertThat(same.interval()).isEqualTo(new Bootstrap.Interval(0, 0));
  }

  @Test
  void compare_clearlyBetterSystem_isSignificant() {
    Bootstrap.Comparison better =
        bootstrap.compare(chrf, system(new Random(1), 0.6), system(new Random(2), 0.1));
    assertThat(better.difference()).isPositive();
    assertThat(better.interval().low()).isPositive();
    assertThat(better.pValue()).isLessThan(0.01);
  }

  @Test
  void interval_ofScore_holdsTheScoreAndRepeats() {
    List<long[]> system = system(new Random(3), 0.3);
    Bootstrap.Interval interval = bootstrap.interval(chrf, system);
    assertThat(chrf.score(system)).isBetween(interval.low(), interval.high());
    assertThat(bootstrap.interval(chrf, system)).isEqualTo(interval);
  }

  @Test
  void constructor_tooFewSamples_saysSo() {
    assertThatThrownBy(() -> new Bootstrap(10, 1))
        .hasMessageContaining("at least 40 samples, was 10");
  }

  private List<long[]> system(Random random, double noise) {
    List<String> hypotheses = new ArrayList<>();
    List<List<String>> references = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      StringBuilder reference = new StringBuilder();
      StringBuilder hypothesis = new StringBuilder();
      Random words = new Random(i);
      for (int w = 0; w < 12; w++) {
        String word = Integer.toString(words.nextInt(100000), 36);
        reference.append(word).append(' ');
        hypothesis.append(random.nextDouble() < noise ? "noise" : word).append(' ');
      }
      hypotheses.add(hypothesis.toString());
      references.add(List.of(reference.toString()));
    }
    return chrf.countAll(hypotheses, references);
  }
}
