package io.github.nachtschicht.summary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Chooses the best sentences one after another, each time the one whose score is highest after its
 * likeness to those already chosen has been taken off (maximal marginal relevance).
 *
 * <p>Source: Carbonell and Goldstein, The Use of MMR, Diversity-Based Reranking, SIGIR 1998.
 */
final class Selection {

  /** Likeness from which a sentence is the same as a chosen one. */
  private static final double SAME = 0.95;

  private Selection() {}

  /**
   * Chooses sentences.
   *
   * @param candidates the sentences
   * @param scores their scores
   * @param relief what a sentence's score gains once the one before it is chosen
   * @param vectors their vectors
   * @param redundancy what likeness to a chosen sentence costs, times the likeness, 0 to 1; a
   *     sentence that is the same is not chosen at all. 0 switches both off
   * @param budget how much may be chosen
   * @return the chosen ones, best first; of equal scores the earlier sentence
   */
  static List<Candidate> best(
      List<Candidate> candidates,
      double[] scores,
      double[] relief,
      TermVectors vectors,
      double redundancy,
      Budget budget) {
    double[] likeness = new double[scores.length];
    double[] gained = new double[scores.length];
    boolean[] taken = new boolean[scores.length];
    List<Candidate> chosen = new ArrayList<>();
    while (true) {
      int best = -1;
      double bestScore = Double.NEGATIVE_INFINITY;
      for (int c = 0; c < scores.length; c++) {
        double score = scores[c] + gained[c] - redundancy * likeness[c];
        if (!taken[c]
            && likeness[c] < SAME
            && score > bestScore
            && budget.fits(candidates.get(c).words())) {
          best = c;
          bestScore = score;
        }
      }
      if (best < 0) {
        return chosen;
      }
      taken[best] = true;
      chosen.add(candidates.get(best));
      budget = budget.without(candidates.get(best).words());
      if (best + 1 < scores.length) {
        gained[best + 1] = relief[best + 1];
      }
      if (redundancy != 0) {
        double[] similarity = vectors.similarityTo(best);
        Arrays.setAll(likeness, c -> Math.max(likeness[c], similarity[c]));
      }
    }
  }
}
