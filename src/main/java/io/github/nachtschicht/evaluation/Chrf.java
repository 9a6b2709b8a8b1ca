package io.github.nachtschicht.evaluation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Corpus chrF2 (Popović 2015) as sacreBLEU computes it: F-score with recall weighted twice,
 * averaged over the precisions and recalls of character 1- to 6-grams, white space left out, case
 * kept. With several references the one with the best score counts for a segment.
 *
 * <p>Counts: for each order the n-grams of the hypothesis, of the reference, and the matches.
 */
public final class Chrf implements CorpusMetric {

  private static final int ORDER = 6;
  private static final double BETA_SQUARED = 4;

  @Override
  public String name() {
    return "chrF2";
  }

  @Override
  public String signature(int references) {
    return "nrefs:%s|case:mixed|eff:yes|nc:6|nw:0|space:no|%s"
        .formatted(references, CorpusMetric.version());
  }

  @Override
  public int size() {
    return 3 * ORDER;
  }

  @Override
  public long[] count(String hypothesis, List<String> references) {
    int[] h = characters(hypothesis);
    long[] best = new long[size()];
    double bestScore = -1;
    for (String reference : references) {
      int[] r = characters(reference);
      long[] counts = new long[size()];
      for (int n = 1; n <= ORDER; n++) {
        Map<String, Integer> inReference = ngrams(r, n);
        Map<String, Integer> inHypothesis = ngrams(h, n);
        long matches = 0;
        for (Map.Entry<String, Integer> e : inHypothesis.entrySet()) {
          matches += Math.min(e.getValue(), inReference.getOrDefault(e.getKey(), 0));
        }
        long referenceNgrams = Math.max(0, r.length - n + 1);
        // as sacreBLEU: an order the reference is too short for does not count for either side
        counts[3 * (n - 1)] = referenceNgrams == 0 ? 0 : Math.max(0, h.length - n + 1);
        counts[3 * (n - 1) + 1] = referenceNgrams;
        counts[3 * (n - 1) + 2] = matches;
      }
      double score = score(counts);
      if (score > bestScore) {
        bestScore = score;
        best = counts;
      }
    }
    return best;
  }

  @Override
  public double score(long[] counts) {
    double precision = 0;
    double recall = 0;
    int orders = 0;
    for (int n = 0; n < ORDER; n++) {
      long hypothesis = counts[3 * n];
      long reference = counts[3 * n + 1];
      long matches = counts[3 * n + 2];
      if (hypothesis > 0 && reference > 0) {
        precision += (double) matches / hypothesis;
        recall += (double) matches / reference;
        orders++;
      }
    }
    if (orders == 0) {
      return 0;
    }
    precision /= orders;
    recall /= orders;
    return precision + recall == 0
        ? 0
        : 100 * (1 + BETA_SQUARED) * precision * recall / (BETA_SQUARED * precision + recall);
  }

  /** The code points of a text without its white space. */
  private static int[] characters(String text) {
    return Tokenizer13a.WHITE_SPACE.matcher(text).replaceAll("").codePoints().toArray();
  }

  private static Map<String, Integer> ngrams(int[] characters, int n) {
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i + n <= characters.length; i++) {
      counts.merge(new String(characters, i, n), 1, Integer::sum);
    }
    return counts;
  }
}
