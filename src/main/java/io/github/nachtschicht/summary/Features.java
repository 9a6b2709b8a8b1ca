package io.github.nachtschicht.summary;

import java.util.Arrays;
import java.util.List;

/**
 * What is known of a document's sentences before weights are applied: one value a sentence, each
 * between 0 and 1.
 */
final class Features {

  /** Content terms from which a sentence counts as long enough. */
  private static final double ENOUGH_TERMS = 12;

  private static final int ITERATIONS = 50;
  private static final double TELEPORT = 0.15;

  private final List<Candidate> candidates;
  private final TermVectors vectors;
  private final double[] position;
  private final double[] centroid;
  private final double[] centrality;
  private final double[] title;
  private final double[] length;

  Features(List<Candidate> candidates, String title) {
    this.candidates = candidates;
    List<String> texts = candidates.stream().map(Candidate::text).toList();
    Language language = Language.of(texts);
    this.vectors = TermVectors.of(texts, language);
    int n = candidates.size();
    this.position = new double[n];
    this.length = new double[n];
    for (int c = 0; c < n; c++) {
      position[c] = 1 / Math.sqrt(1.0 + c);
      length[c] = Math.min(1, vectors.terms(c).length / ENOUGH_TERMS);
    }
    this.centroid = scaled(vectors.centroidSimilarity());
    this.centrality = scaled(lexRank(vectors));
    this.title = scaled(vectors.similarityTo(TermVectors.terms(title, language)));
  }

  /** The score of each sentence. */
  double[] scores(SalienceWeights weights) {
    double[] scores = new double[candidates.size()];
    for (int c = 0; c < scores.length; c++) {
      scores[c] =
          weights.position() * position[c]
              + weights.centroid() * centroid[c]
              + weights.centrality() * centrality[c]
              + weights.title() * title[c]
              + weights.length() * length[c]
              - weights.flaw() * candidates.get(c).flaws().size();
    }
    return scores;
  }

  /** The sentences to choose, best first. */
  List<Candidate> choose(SalienceWeights weights, Budget budget) {
    return Selection.best(candidates, scores(weights), vectors, weights.redundancy(), budget);
  }

  /**
   * Continuous LexRank. The matrix of cosines is the product of the sentences' vectors with
   * themselves and is never built: each iteration goes twice over the vectors.
   */
  private static double[] lexRank(TermVectors vectors) {
    int n = vectors.size();
    double[] p = new double[n];
    Arrays.fill(p, 1);
    double[] degree = vectors.cosineWith(vectors.combine(p));
    Arrays.fill(p, 1.0 / n);
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      double[] out = new double[n];
      double dangling = 0;
      for (int s = 0; s < n; s++) {
        if (degree[s] > 0) {
          out[s] = p[s] / degree[s];
        } else {
          dangling += p[s];
        }
      }
      double[] in = vectors.cosineWith(vectors.combine(out));
      for (int s = 0; s < n; s++) {
        p[s] = TELEPORT / n + (1 - TELEPORT) * (in[s] + dangling / n);
      }
    }
    return p;
  }

  private static double[] scaled(double[] values) {
    double max = Arrays.stream(values).max().orElse(0);
    if (max > 0) {
      Arrays.setAll(values, i -> values[i] / max);
    }
    return values;
  }
}
