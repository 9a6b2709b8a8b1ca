package io.github.nachtschicht.summary;

import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * How much each feature counts: the features are between 0 and 1, and only the weights' ratios
 * matter, so the first is always 1.
 *
 * @param lead being among the first, {@code 1/√(1 + rank)}
 * @param centroid likeness to the whole document
 * @param title likeness to the title
 * @param substance in a long document, holding many content words
 * @param overlong what a sentence loses that is too long for a point
 * @param statement what a question, fragment or caption loses
 * @param context what a sentence loses that needs the one before it
 * @param redundancy what likeness to a chosen sentence takes off
 */
record SalienceWeights(
    double lead,
    double centroid,
    double title,
    double substance,
    double overlong,
    double statement,
    double context,
    double redundancy) {

  /** Found on six sources of summaries by people; see docs/lab/summaries.md. */
  static final SalienceWeights STANDARD =
      new SalienceWeights(1, 0.58, 0.61, 0.74, 0.55, 0.50, 0.50, 0.57);

  /** The weights in the order of the parameters. */
  double[] values() {
    return new double[] {
      lead, centroid, title, substance, overlong, statement, context, redundancy
    };
  }

  /** For example {@code lead=1.00 centroid=0.50 …}; two decimals, which is all that is used. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "lead=%.2f centroid=%.2f title=%.2f substance=%.2f overlong=%.2f statement=%.2f"
            + " context=%.2f redundancy=%.2f",
        DoubleStream.of(values()).boxed().toArray());
  }
}
