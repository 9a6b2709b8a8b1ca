package io.github.nachtschicht.summary;

import java.util.Locale;

/**
 * How much each feature counts. All features are between 0 and 1; only the weights' ratios matter.
 *
 * @param position being early in the document
 * @param centroid likeness to the whole document
 * @param centrality likeness to the sentences that are central themselves
 * @param title likeness to the title
 * @param length being long enough to say something
 * @param flaw what each {@link Flaw} takes off
 * @param redundancy what likeness to a chosen sentence takes off
 */
record SalienceWeights(
    double position,
    double centroid,
    double centrality,
    double title,
    double length,
    double flaw,
    double redundancy) {

  /** The weights found by {@code nachtschicht evaluate summary --tune}; see docs/summaries.md. */
  static final SalienceWeights STANDARD = new SalienceWeights(1, 0.3, 0, 0.1, 0.2, 0.3, 0.3);

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "position=%.3f centroid=%.3f centrality=%.3f title=%.3f length=%.3f flaw=%.3f"
            + " redundancy=%.3f",
        position,
        centroid,
        centrality,
        title,
        length,
        flaw,
        redundancy);
  }
}
