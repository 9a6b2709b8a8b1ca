package io.github.nachtschicht.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Bootstrap resampling of a corpus measure (Koehn 2004), with sacreBLEU's definitions: 95%
 * intervals are the 2.5th and 97.5th percentile of the resampled scores; the p-value of a
 * difference is the share of resampled differences that lie at least as far from their mean as the
 * real difference from zero.
 */
public final class Bootstrap {

  /** Seed of the resampling, sacreBLEU's default. */
  public static final long DEFAULT_SEED = 12345;

  private final int samples;
  private final long seed;

  /**
   * A resampler.
   *
   * @param samples number of resampled corpora, at least 40
   * @param seed same seed, same intervals
   */
  public Bootstrap(int samples, long seed) {
    if (samples < 40) {
      throw new IllegalArgumentException("'bootstrap' must be at least 40 samples, was " + samples);
    }
    this.samples = samples;
    this.seed = seed;
  }

  /**
   * An interval around a score.
   *
   * @param low 2.5th percentile
   * @param high 97.5th percentile
   */
  public record Interval(double low, double high) {}

  /**
   * A paired comparison of two systems on the same segments.
   *
   * @param difference score of the second system less that of the first
   * @param interval 95% interval of the difference
   * @param pValue chance of a difference at least as large if the systems were equally good
   */
  public record Comparison(double difference, Interval interval, double pValue) {}

  /** The 95% interval of a corpus score. */
  public Interval interval(CorpusMetric metric, List<long[]> segments) {
    return percentiles(resample(metric, segments));
  }

  /**
   * Compares two systems, drawing the same segments for both.
   *
   * @throws IllegalArgumentException if the systems have different numbers of segments
   */
  public Comparison compare(CorpusMetric metric, List<long[]> first, List<long[]> second) {
    if (first.size() != second.size()) {
      throw new IllegalArgumentException(
          "paired systems need equally many segments, had %s and %s"
              .formatted(first.size(), second.size()));
    }
    double real = metric.score(second) - metric.score(first);
    double[] a = resample(metric, first);
    double[] b = resample(metric, second);
    double[] differences = new double[samples];
    for (int i = 0; i < samples; i++) {
      differences[i] = b[i] - a[i];
    }
    double mean = Arrays.stream(differences).average().orElse(0);
    long beyond =
        Arrays.stream(differences).filter(d -> Math.abs(d - mean) >= Math.abs(real)).count();
    return new Comparison(real, percentiles(differences), (beyond + 1.0) / (samples + 1.0));
  }

  private double[] resample(CorpusMetric metric, List<long[]> segments) {
    double[] scores = new double[samples];
    if (segments.isEmpty()) {
      return scores;
    }
    SplittableRandom random = new SplittableRandom(seed);
    for (int s = 0; s < samples; s++) {
      long[] sum = new long[metric.size()];
      for (int i = 0; i < segments.size(); i++) {
        CorpusMetric.add(sum, segments.get(random.nextInt(segments.size())));
      }
      scores[s] = metric.score(sum);
    }
    return scores;
  }

  private Interval percentiles(double[] scores) {
    double[] sorted = scores.clone();
    Arrays.sort(sorted);
    int cut = samples / 40;
    return new Interval(sorted[cut], sorted[samples - 1 - cut]);
  }
}
