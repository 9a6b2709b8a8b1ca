package io.github.nachtschicht.summary;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How much each feature counts, as one vector: the features are between 0 and 1, and only the
 * weights' ratios matter, so the first is always 1. In this order:
 *
 * <ul>
 *   <li>{@code lead}: being among the first, {@code 1/√(1 + rank)}
 *   <li>{@code centroid}: likeness to the whole document
 *   <li>{@code title}: likeness to the title
 *   <li>{@code substance}: in a long document, holding many content words
 *   <li>{@code overlong}: what a sentence loses that is too long for a point
 *   <li>{@code statement}: what a question, fragment or caption loses
 *   <li>{@code context}: what a sentence loses that needs the one before it
 *   <li>{@code redundancy}: what likeness to a chosen sentence takes off
 * </ul>
 */
final class SalienceWeights {

  /** Names of the weights, in the vector's order. */
  private static final String[] NAMES = {
    "lead", "centroid", "title", "substance", "overlong", "statement", "context", "redundancy"
  };

  static final int SIZE = NAMES.length;

  /** Found on six sources of summaries by people; see docs/lab/summaries.md. */
  static final SalienceWeights STANDARD =
      new SalienceWeights(1, 0.58, 0.61, 0.74, 0.55, 0.50, 0.50, 0.57);

  private final double[] values;

  SalienceWeights(double... values) {
    if (values.length != SIZE) {
      throw new IllegalArgumentException(SIZE + " weights are needed, were " + values.length);
    }
    this.values = values.clone();
  }

  /** The vector, a copy. */
  double[] values() {
    return values.clone();
  }

  /** These weights with {@code statement} and {@code context} raised to a least value. */
  SalienceWeights withFlawsOfAtLeast(double least) {
    double[] raised = values.clone();
    raised[5] = Math.max(least, raised[5]);
    raised[6] = Math.max(least, raised[6]);
    return new SalienceWeights(raised);
  }

  double lead() {
    return values[0];
  }

  double centroid() {
    return values[1];
  }

  double title() {
    return values[2];
  }

  double substance() {
    return values[3];
  }

  double overlong() {
    return values[4];
  }

  double statement() {
    return values[5];
  }

  double context() {
    return values[6];
  }

  double redundancy() {
    return values[7];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SalienceWeights weights && Arrays.equals(values, weights.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  /** For example {@code lead=1.00 centroid=0.50 …}; two decimals, which is all that is used. */
  @Override
  public String toString() {
    return IntStream.range(0, SIZE)
        .mapToObj(i -> String.format(Locale.ROOT, "%s=%.2f", NAMES[i], values[i]))
        .collect(Collectors.joining(" "));
  }
}
