package io.github.nachtschicht.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.nachtschicht.summary.Resampling.Interval;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ResamplingTest {

  @Test
  void interval_normalValues_isNearTheNormalApproximation() {
    Random random = new Random(3);
    double[] values = random.doubles(400, 0, 10).toArray();
    Interval interval = Resampling.interval(values);
    double error = 1.96 * (10 / Math.sqrt(12)) / Math.sqrt(400);
    assertThat(interval.mean()).isEqualTo(Resampling.mean(values));
    assertThat(interval.mean() - interval.low()).isCloseTo(error, within(0.05));
    assertThat(interval.high() - interval.mean()).isCloseTo(error, within(0.05));
  }

  @Test
  void pValue_noDifference_isOne() {
    assertThat(Resampling.pValue(new double[50])).isEqualTo(1);
  }

  @Test
  void pValue_allBetter_isSmall() {
    double[] differences = new double[30];
    java.util.Arrays.fill(differences, 0.1);
    assertThat(Resampling.pValue(differences)).isLessThan(0.001);
  }

  @Test
  void pValue_fewDocuments_countsTheSwaps() {
    // of the eight ways to swap three documents two are as far from zero: 1/4
    assertThat(Resampling.pValue(new double[] {1, 1, 1})).isCloseTo(0.25, within(0.02));
  }

  @Test
  void interval_sameValues_isAPoint() {
    assertThat(Resampling.interval(new double[] {2, 2, 2})).isEqualTo(new Interval(2, 2, 2));
  }
}
