package io.github.nachtschicht.translation.decoding;

import io.github.nachtschicht.translation.TranslationException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/**
 * Searches translations of several sentences together. What is found for a sentence does not depend
 * on the others; a finished sentence takes no further part.
 */
public final class BatchSearch {

  private BatchSearch() {}

  /**
   * @param model at its first step, with as many sentences as {@code maxLengths} has entries; not
   *     closed here
   * @param maxLengths for each sentence the most tokens of a hypothesis, the start token included;
   *     at least 2
   * @return for each sentence its finished hypotheses, the best first, at least one
   * @throws InterruptedException if the thread was interrupted
   */
  public static List<List<Hypothesis>> search(StepModel model, int[] maxLengths, SearchRules rules)
      throws InterruptedException {
    return search(
        model, maxLengths, rules, Collections.nCopies(maxLengths.length, TermConstraints.NONE));
  }

  /**
   * As the other method, with constraints.
   *
   * @param constraints of each sentence; with beam size 1 there can be none
   * @return for each sentence its finished hypotheses, the best first; behind those that meet all
   *     constraints, those that meet some, the most first; none if none can be met
   */
  public static List<List<Hypothesis>> search(
      StepModel model, int[] maxLengths, SearchRules rules, List<TermConstraints> constraints)
      throws InterruptedException {
    List<List<Hypothesis>> results = new ArrayList<>();
    List<SentenceSearch> active = new ArrayList<>();
    boolean greedy = rules.options().beamSize() == 1;
    for (int s = 0; s < maxLengths.length; s++) {
      if (maxLengths[s] < 2) {
        throw new IllegalArgumentException(
            "maximum length of sentence " + s + " must be at least 2, was " + maxLengths[s]);
      }
      results.add(List.of());
      TermConstraints own = constraints.get(s);
      if (greedy && !own.isEmpty()) {
        throw new IllegalArgumentException("constraints need a beam of 2 or more");
      }
      active.add(
          !own.isEmpty()
              ? new ConstrainedSentence(rules, s, maxLengths[s], own)
              : greedy
                  ? new GreedySentence(rules, s, maxLengths[s])
                  : new BeamSentence(rules, s, maxLengths[s]));
    }
    while (true) {
      for (SentenceSearch search : active) {
        if (search.mustEnd()) {
          search.forceEnd();
        }
      }
      collect(active, results);
      if (active.isEmpty()) {
        return results;
      }
      if (Thread.interrupted()) {
        throw new InterruptedException("decoding was interrupted");
      }
      step(model, active, rules);
      collect(active, results);
    }
  }

  private static void collect(List<SentenceSearch> active, List<List<Hypothesis>> results) {
    for (Iterator<SentenceSearch> it = active.iterator(); it.hasNext(); ) {
      SentenceSearch search = it.next();
      if (search.isDone()) {
        results.set(search.sentence(), search.finished());
        it.remove();
      }
    }
  }

  private static void step(StepModel model, List<SentenceSearch> active, SearchRules rules) {
    int rows = active.get(0).running().size();
    int[] tokens = new int[active.size() * rows];
    int[] parents = new int[tokens.length];
    int[][] banned = new int[tokens.length][];
    int[][] asked = new int[tokens.length][];
    int[][] shared = new int[tokens.length][];
    int mostBanned = 0;
    int r = 0;
    for (SentenceSearch search : active) {
      List<Prefix> running = search.running();
      for (int h = 0; h < rows; h++) {
        tokens[r] = running.get(h).token();
        parents[r] = running.get(h).row();
        banned[r] = search.banned(h);
        shared[r] = search.renormalizes() ? banned[r] : NgramBan.NONE;
        asked[r] = search.renormalizes() ? banned[r] : search.offered(h);
        mostBanned = Math.max(mostBanned, banned[r].length);
        r++;
      }
    }
    int beam = rules.options().beamSize();
    int best = beam == 1 ? 1 : beam + 1;
    Candidates candidates = model.step(tokens, parents, rows, best + mostBanned, asked);
    requireNumbers(candidates);
    if (mostBanned > 0) {
      NgramBan.renormalize(candidates, shared, best);
    }
    int firstRow = 0;
    for (SentenceSearch search : active) {
      int[][] own = new int[rows][];
      System.arraycopy(banned, firstRow, own, 0, rows);
      search.advance(candidates, firstRow, own);
      firstRow += rows;
    }
  }

  /**
   * A NaN is not less than anything: it would be taken for a token. Which token a runtime then
   * calls the best depends on how many are asked for and on the shape (ONNX Runtime 1.21.1, TopK
   * and ArgMax). Since log-probabilities are normalised, one NaN of a row makes NaNs of all of it.
   */
  private static void requireNumbers(Candidates candidates) {
    for (float value : candidates.logProbabilities()) {
      if (Float.isNaN(value)) {
        throw new TranslationException(
            "the model computed no number (NaN) where a probability should be: its weights are"
                + " damaged, or too large for this precision (try --precision fp32)");
      }
    }
  }
}
