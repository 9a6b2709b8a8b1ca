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
  private final Parts parts;
  private final TermVectors vectors;
  private final double[] centroid;
  private final double[] title;

  Features(List<Candidate> candidates, Parts parts, String title) {
    this.candidates = candidates;
    this.parts = parts;
    List<String> texts = candidates.stream().map(Candidate::text).toList();
    Language language = Language.of(texts);
    this.vectors = TermVectors.of(texts, language);
    this.centroid = scaled(vectors.centroidSimilarity());
    this.title = scaled(vectors.similarityTo(TermVectors.terms(title, language)));
  }

  /** The score of each sentence by itself, in the document or in its part. */
  private double[] scores(SalienceWeights weights, boolean inPart) {
    double[] scores = new double[candidates.size()];
    for (int c = 0; c < scores.length; c++) {
      Set<Flaw> flaws = candidates.get(c).flaws();
      scores[c] =
          weights.lead() / Math.sqrt(1.0 + (inPart ? parts.rank()[c] : c))
              + (inPart ? 0 : weights.position() * (1 - (double) c / scores.length))
              + weights.centroid() * centroid[c]
              + weights.title() * title[c]
              + weights.length() * Math.min(1, vectors.terms(c).length / ENOUGH_TERMS)
              - (flaws.stream().anyMatch(NO_STATEMENT::contains) ? weights.statement() : 0)
              - (needsContext(flaws) ? weights.context() : 0);
    }
    return scores;
  }

  /**
   * The sentences to choose, best first. Of a long document all parts of which are to have their
   * share these are as many as of a news text, and then the best of each stretch that has none.
   */
  List<Candidate> choose(SalienceWeights weights, Budget budget) {
    double[] relief = relief(weights);
    Selection selection = new Selection(candidates, vectors, weights.redundancy(), budget);
    double[] scores = scores(weights, false);
    if (budget.spread()) {
      selection.take(scores, relief, Budget.FEWEST, null);
      selection.take(scores(weights, true), relief, Integer.MAX_VALUE, parts.stretch());
    }
    selection.take(scores, relief, Integer.MAX_VALUE, null);
    return selection.chosen();
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
