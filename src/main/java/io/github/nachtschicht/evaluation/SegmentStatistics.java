package io.github.nachtschicht.evaluation;

/**
 * What a corpus measure counts in one segment. Counts of segments add up to the corpus's: that is
 * what makes resampling cheap.
 *
 * @param counts the counts; their order is the measure's own
 */
public record SegmentStatistics(long[] counts) {

  /** Adds the counts of {@code other} to {@code sum}. */
  static void add(long[] sum, SegmentStatistics other) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += other.counts[i];
    }
  }
}
