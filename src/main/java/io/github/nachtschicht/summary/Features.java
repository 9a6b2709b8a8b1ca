package io.github.nachtschicht.summary;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What is known of a document's sentences before weights are applied: one value a sentence, each
 * between 0 and 1.
 */
final class Features {

  /** Content terms from which a sentence counts as long enough. */
  private static final double ENOUGH_TERMS = 12;

  private static final Set<Flaw> NO_STATEMENT =
      EnumSet.of(Flaw.QUESTION, Flaw.FRAGMENT, Flaw.CAPTION);

  private final List<Candidate> candidates;
  private final TermVectors vectors;
  private final double[] centroid;
  private final double[] title;

  Features(List<Candidate> candidates, String title) {
    this.candidates = candidates;
    List<String> texts = candidates.stream().map(Candidate::text).toList();
    Language language = Language.of(texts);
    this.vectors = TermVectors.of(texts, language);
    this.centroid = scaled(vectors.centroidSimilarity());
    this.title = scaled(vectors.similarityTo(TermVectors.terms(title, language)));
  }

  /** The score of each sentence by itself. */
  double[] scores(SalienceWeights weights) {
    double[] scores = new double[candidates.size()];
    for (int c = 0; c < scores.length; c++) {
      Set<Flaw> flaws = candidates.get(c).flaws();
      scores[c] =
          weights.lead() / Math.sqrt(1.0 + c)
              + weights.position() * (1 - (double) c / scores.length)
              + weights.centroid() * centroid[c]
              + weights.title() * title[c]
              + weights.length() * Math.min(1, vectors.terms(c).length / ENOUGH_TERMS)
              - (flaws.stream().anyMatch(NO_STATEMENT::contains) ? weights.statement() : 0)
              - (needsContext(flaws) ? weights.context() : 0);
    }
    return scores;
  }

  /** The sentences to choose, best first. */
  List<Candidate> choose(SalienceWeights weights, Budget budget) {
    return Selection.best(
        candidates, scores(weights), relief(weights), vectors, weights.redundancy(), budget);
  }

  /** A sentence that refers to the one before it is as good as any once that one is chosen. */
  private double[] relief(SalienceWeights weights) {
    double[] relief = new double[candidates.size()];
    for (int c = 1; c < relief.length; c++) {
      Candidate candidate = candidates.get(c);
      boolean follows =
          !candidate.opensBlock() && candidates.get(c - 1).segment() == candidate.segment() - 1;
      relief[c] = follows && needsContext(candidate.flaws()) ? weights.context() : 0;
    }
    return relief;
  }

  private static boolean needsContext(Set<Flaw> flaws) {
    return flaws.contains(Flaw.DANGLING) || flaws.contains(Flaw.QUOTATION);
  }

  private static double[] scaled(double[] values) {
    double max = Arrays.stream(values).max().orElse(0);
    if (max > 0) {
      Arrays.setAll(values, i -> values[i] / max);
    }
    return values;
  }
}
