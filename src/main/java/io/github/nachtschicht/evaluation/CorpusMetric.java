package io.github.nachtschicht.evaluation;

import java.util.ArrayList;
import java.util.List;

/** A measure of translation quality over a corpus, from counts that add up over its segments. */
public interface CorpusMetric {

  /** Short name as people write it, for example {@code BLEU}. */
  String name();

  /**
   * sacreBLEU's signature: all that must be equal for two figures to be comparable.
   *
   * @param references number of references of each segment
   */
  String signature(int references);

  /** Number of counts in this measure's statistics. */
  int size();

  /**
   * Counts one segment. Counts of segments add up to the corpus's: that makes resampling cheap.
   *
   * @param hypothesis the translation
   * @param references its references, at least one
   */
  long[] count(String hypothesis, List<String> references);

  /**
   * The score of summed counts, 0 to 100.
   *
   * @param counts sums over all segments, in the order of {@link #count}
   */
  double score(long[] counts);

  /** Counts every segment of a corpus; {@code references} holds one list for each segment. */
  default List<long[]> countAll(List<String> hypotheses, List<List<String>> references) {
    if (hypotheses.size() != references.size()) {
      throw new IllegalArgumentException(
          "the corpus has %s translations and %s lines of references"
              .formatted(hypotheses.size(), references.size()));
    }
    List<long[]> all = new ArrayList<>(hypotheses.size());
    for (int i = 0; i < hypotheses.size(); i++) {
      all.add(count(hypotheses.get(i), references.get(i)));
    }
    return all;
  }

  /** The score of a whole corpus. */
  default double score(List<long[]> segments) {
    long[] sum = new long[size()];
    for (long[] segment : segments) {
      add(sum, segment);
    }
    return score(sum);
  }

  /** Adds counts to a sum. */
  static void add(long[] sum, long[] counts) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += counts[i];
    }
  }

  /** The part of sacreBLEU's signatures that says which program computed a figure. */
  static String version() {
    String version = CorpusMetric.class.getPackage().getImplementationVersion();
    return "version:nachtschicht-" + (version == null ? "development" : version);
  }
}
