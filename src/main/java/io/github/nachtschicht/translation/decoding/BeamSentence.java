package io.github.nachtschicht.translation.decoding;

import io.github.nachtschicht.translation.DecodingOptions.EarlyStopping;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Beam search as Hugging Face's transformers does it from version 4.50 on ({@code
 * GenerationMixin._beam_search}).
 *
 * <p>Of each step's {@code 2B} best continuations, those that end and are among the first {@code B}
 * are finished hypotheses, of which the {@code B} best are kept; the {@code B} best that do not end
 * go on. A row's first {@code B + 1} tokens suffice to know them, one of them at most being the
 * end.
 */
final class BeamSentence extends SentenceSearch {

  static final Comparator<Prefix> BEST_FIRST =
      Comparator.comparingDouble(Prefix::sum)
          .reversed()
          .thenComparingInt(Prefix::row)
          .thenComparingInt(Prefix::token);

  private final int beam;
  private final List<Hypothesis> finished = new ArrayList<>();
  private List<Prefix> running;

  BeamSentence(SearchRules rules, int sentence, int maxLength) {
    super(rules, sentence, maxLength);
    beam = rules.options().beamSize();
    running = List.of(Prefix.start(rules.startId(), sentence));
  }

  @Override
  List<Prefix> running() {
    return running;
  }

  @Override
  void advance(Candidates candidates, int firstRow, int[][] banned) {
    List<Prefix> continued = new ArrayList<>();
    for (int h = 0; h < running.size(); h++) {
      Prefix prefix = running.get(h);
      if (prefix.sum() == Double.NEGATIVE_INFINITY) {
        continue;
      }
      int row = firstRow + h;
      int from = row * candidates.count();
      int taken = 0;
      for (int i = from; i < from + candidates.count() && taken <= beam; i++) {
        int token = (int) candidates.tokens()[i];
        if (candidates.logProbabilities()[i] > Candidates.IMPOSSIBLE
            && !NgramBan.contains(banned[h], token)) {
          continued.add(prefix.with(token, candidates.logProbabilities()[i], row));
          taken++;
        }
      }
    }
    proceed(continued);
  }

  @Override
  void forceEnd() {
    List<Prefix> continued = new ArrayList<>();
    for (int h = 0; h < running.size(); h++) {
      if (running.get(h).sum() != Double.NEGATIVE_INFINITY) {
        continued.add(running.get(h).with(rules.forcedEndId(), 0, h));
      }
    }
    proceed(continued);
  }

  private void proceed(List<Prefix> continued) {
    continued.sort(BEST_FIRST);
    List<Prefix> next = new ArrayList<>();
    for (int rank = 0; rank < Math.min(2 * beam, continued.size()); rank++) {
      Prefix prefix = continued.get(rank);
      if (!ends(prefix.token())) {
        if (next.size() < beam) {
          next.add(prefix);
        }
      } else if (rank < beam) {
        keep(finish(prefix));
      }
    }
    if (next.isEmpty()) {
      if (finished.isEmpty()) {
        // every continuation was forbidden
        running.forEach(prefix -> keep(finish(prefix.with(rules.endId(), 0, 0))));
      }
      done = true;
      return;
    }
    while (next.size() < beam) {
      next.add(next.get(0).dead());
    }
    running = next;
    done = finished.size() == beam && !canImprove();
  }

  private void keep(Hypothesis hypothesis) {
    keep(finished, hypothesis, beam);
  }

  /** Puts a hypothesis in its place, behind older ones of the same score. */
  static void keep(List<Hypothesis> finished, Hypothesis hypothesis, int most) {
    int at = finished.size();
    while (at > 0 && finished.get(at - 1).score() < hypothesis.score()) {
      at--;
    }
    finished.add(at, hypothesis);
    if (finished.size() > most) {
      finished.remove(most);
    }
  }

  /** Whether the best running hypothesis may still score better than the worst finished one. */
  private boolean canImprove() {
    EarlyStopping stopping = rules.options().earlyStopping();
    if (stopping == EarlyStopping.FIRST) {
      return false;
    }
    double lengthPenalty = rules.options().lengthPenalty();
    Prefix best = running.get(0);
    int length =
        stopping == EarlyStopping.NEVER && lengthPenalty > 0 ? maxLength - 1 : best.length();
    return Prefix.score(best.sum(), length, lengthPenalty)
        > finished.get(finished.size() - 1).score();
  }

  @Override
  List<Hypothesis> finished() {
    return List.copyOf(finished);
  }
}
