package io.github.nachtschicht.evaluation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Corpus BLEU up to 4-grams (Papineni et al. 2002) as sacreBLEU computes it: 13a tokens, case kept,
 * exponential smoothing of orders without a match, the closest reference length (the shorter on a
 * tie).
 *
 * <p>Counts: hypothesis length, reference length, matches of order 1 to 4, n-grams of order 1 to 4.
 */
public final class Bleu implements CorpusMetric {

  private static final int ORDER = 4;

  @Override
  public String name() {
    return "BLEU";
  }

  @Override
  public String signature(int references) {
    return "nrefs:%s|case:mixed|eff:no|tok:13a|smooth:exp|%s"
        .formatted(references, CorpusMetric.version());
  }

  @Override
  public int size() {
    return 2 + 2 * ORDER;
  }

  @Override
  public long[] count(String hypothesis, List<String> references) {
    List<String> tokens = Tokenizer13a.tokenize(hypothesis);
    Map<List<String>, Integer> allowed = new HashMap<>();
    int closest = Integer.MAX_VALUE;
    for (String reference : references) {
      List<String> r = Tokenizer13a.tokenize(reference);
      int distance = Math.abs(r.size() - tokens.size());
      int best = Math.abs(closest - tokens.size());
      if (closest == Integer.MAX_VALUE
          || distance < best
          || (distance == best && r.size() < closest)) {
        closest = r.size();
      }
      ngrams(r).forEach((ngram, n) -> allowed.merge(ngram, n, Math::max));
    }
    long[] counts = new long[size()];
    counts[0] = tokens.size();
    counts[1] = closest;
    ngrams(tokens)
        .forEach(
            (ngram, n) -> {
              counts[2 + ORDER + ngram.size() - 1] += n;
              counts[2 + ngram.size() - 1] += Math.min(n, allowed.getOrDefault(ngram, 0));
            });
    return counts;
  }

  @Override
  public double score(long[] counts) {
    long length = counts[0];
    long referenceLength = counts[1];
    if (length == 0 || counts[2] == 0) {
      return 0;
    }
    double smoothing = 1;
    double logPrecisions = 0;
    for (int n = 0; n < ORDER; n++) {
      long matches = counts[2 + n];
      long total = counts[2 + ORDER + n];
      if (total == 0) {
        return 0;
      }
      double precision;
      if (matches == 0) {
        smoothing *= 2;
        precision = 100 / (smoothing * total);
      } else {
        precision = 100.0 * matches / total;
      }
      logPrecisions += Math.log(precision);
    }
    double brevityPenalty =
        length >= referenceLength ? 1 : Math.exp(1 - (double) referenceLength / length);
    return brevityPenalty * Math.exp(logPrecisions / ORDER);
  }

  private static Map<List<String>, Integer> ngrams(List<String> tokens) {
    Map<List<String>, Integer> counts = new HashMap<>();
    for (int n = 1; n <= ORDER; n++) {
      for (int i = 0; i + n <= tokens.size(); i++) {
        counts.merge(tokens.subList(i, i + n), 1, Integer::sum);
      }
    }
    return counts;
  }
}
