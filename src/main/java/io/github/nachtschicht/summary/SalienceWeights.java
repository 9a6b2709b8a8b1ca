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
 *   <li>{@code position}: being early at all, {@code 1 − rank/n}
 *   <li>{@code centroid}: likeness to the whole document
 *   <li>{@code title}: likeness to the title
 *   <li>{@code length}: being long enough to say something
 *   <li>{@code statement}: what a question, fragment or caption loses
 *   <li>{@code context}: what a sentence loses that needs the one before it
 *   <li>{@code redundancy}: what likeness to a chosen sentence takes off
 * </ul>
 */
final class SalienceWeights {

  /** Names of the weights, in the vector's order. */
  private static final String[] NAMES = {
    "lead", "position", "centroid", "title", "length", "statement", "context", "redundancy"
  };

  static final int SIZE = NAMES.length;

  /** Found by {@code laboratory evaluate summary --tune}; see docs/summaries.md. */
  static final SalienceWeights STANDARD =
      new SalienceWeights(1, 0.38, 0.77, 0.60, 0.24, 0.24, 0.86, 0.68);

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

  double position() {
    return values[1];
  }

  double centroid() {
    return values[2];
  }

  double title() {
    return values[3];
  }

  double length() {
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

  /** For example {@code lead=1.00 position=0.50 …}; two decimals, which is all that is used. */
  @Override
  public String toString() {
    return IntStream.range(0, SIZE)
        .mapToObj(i -> String.format(Locale.ROOT, "%s=%.2f", NAMES[i], values[i]))
        .collect(Collectors.joining(" "));
  }
}
