package io.github.nachtschicht.summary;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Confidence intervals and paired tests over documents, with a fixed seed: repeatable. */
public final class Resampling {

  private static final int SAMPLES = 10_000;
  private static final long SEED = 20_040_725;

  private Resampling() {}

  /** A mean with the bounds of its 95 % confidence interval. */
  public record Interval(double mean, double low, double high) {}

  /**
   * Percentile bootstrap of a mean.
   *
   * @param values one value a document
   * @return the bounds that hold 95 % of the means of resampled documents
   */
  static Interval interval(double[] values) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] means = new double[SAMPLES];
    for (int sample = 0; sample < SAMPLES; sample++) {
      double sum = 0;
      for (int i = 0; i < values.length; i++) {
        sum += values[random.nextInt(values.length)];
      }
      means[sample] = sum / values.length;
    }
    Arrays.sort(means);
    return new Interval(
        mean(values), means[(int) (0.025 * SAMPLES)], means[(int) (0.975 * SAMPLES) - 1]);
  }

  /**
   * Paired approximate randomization: how often a random swap of the two systems' scores document
   * by document gives a difference at least as large.
   *
   * <p>Source: Noreen, Computer-Intensive Methods for Testing Hypotheses, 1989.
   *
   * @param differences score of one system minus the other's, one value a document
   * @return the two-sided probability of such a difference by chance
   */
  static double pValue(double[] differences) {
    SplittableRandom random = new SplittableRandom(SEED);
    double observed = Math.abs(sum(differences)) - 1e-9;
    int asLarge = 0;
    for (int sample = 0; sample < SAMPLES; sample++) {
      double sum = 0;
      for (double difference : differences) {
        sum += random.nextBoolean() ? difference : -difference;
      }
      asLarge += Math.abs(sum) >= observed ? 1 : 0;
    }
    return (asLarge + 1.0) / (SAMPLES + 1.0);
  }

  static double mean(double[] values) {
    return values.length == 0 ? 0 : sum(values) / values.length;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
