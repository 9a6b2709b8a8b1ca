package io.github.nachtschicht.summary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the best sentences one after another, each time the one whose score is highest after its
 * likeness to those already chosen has been taken off (maximal marginal relevance).
 *
 * <p>Source: Carbonell and Goldstein, The Use of MMR, Diversity-Based Reranking, SIGIR 1998.
 */
final class Selection {

  /** Likeness from which a sentence is the same as a chosen one. */
  private static final double SAME = 0.95;

  private final List<Candidate> candidates;
  private final TermVectors vectors;
  private final double redundancy;
  private final double[] likeness;
  private final double[] gained;
  private final boolean[] taken;
  private final List<Candidate> chosen = new ArrayList<>();
  private Budget budget;

  /**
   * Nothing chosen yet.
   *
   * @param candidates the sentences
   * @param vectors their vectors
   * @param redundancy what likeness to a chosen sentence costs, times the likeness, 0 to 1; a
   *     sentence that is the same is not chosen at all. 0 switches both off
   * @param budget how much may be chosen
   */
  Selection(List<Candidate> candidates, TermVectors vectors, double redundancy, Budget budget) {
    this.candidates = candidates;
    this.vectors = vectors;
    this.redundancy = redundancy;
    this.budget = budget;
    this.likeness = new double[candidates.size()];
    this.gained = new double[candidates.size()];
    this.taken = new boolean[candidates.size()];
  }

  /**
   * Chooses sentences; of equal scores the earlier one.
   *
   * @param scores their scores
   * @param relief what a sentence's score gains once the one before it is chosen
   * @param most how many to choose
   * @param stretch the stretch of each sentence if none is to be chosen from one that has a chosen
   *     sentence already; null if all may be
   */
  void take(double[] scores, double[] relief, int most, int @Nullable [] stretch) {
    boolean[] covered = new boolean[stretch == null ? 0 : scores.length];
    for (int c = 0; stretch != null && c < scores.length; c++) {
      covered[stretch[c]] |= taken[c];
    }
    for (int n = 0; n < most; n++) {
      int best = -1;
      double bestScore = Double.NEGATIVE_INFINITY;
      for (int c = 0; c < scores.length; c++) {
        double score = scores[c] + gained[c] - redundancy * likeness[c];
        if (!taken[c]
            && likeness[c] < SAME
            && score > bestScore
            && (stretch == null || !covered[stretch[c]])
            && budget.fits(candidates.get(c).words())) {
          best = c;
          bestScore = score;
        }
      }
      if (best < 0) {
        return;
      }
      take(best, relief);
      if (stretch != null) {
        covered[stretch[best]] = true;
      }
    }
  }

  private void take(int best, double[] relief) {
    taken[best] = true;
    chosen.add(candidates.get(best));
    budget = budget.without(candidates.get(best).words());
    if (best + 1 < relief.length) {
      gained[best + 1] = relief[best + 1];
    }
    if (redundancy != 0) {
      double[] similarity = vectors.similarityTo(best);
      Arrays.setAll(likeness, c -> Math.max(likeness[c], similarity[c]));
    }
  }

  /** The chosen sentences, in the order they were chosen. */
  List<Candidate> chosen() {
    return chosen;
  }
}
