package io.github.nachtschicht.translation.decoding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Lexically constrained beam search with dynamic beam allocation (Post and Vilar 2018), its
 * constraints disjunctive.
 *
 * <p>A hypothesis goes on with its best {@code B + 1} tokens and with every token that an open
 * constraint offers; it ends only when all constraints are met, and where the model would end it
 * before, only what is offered goes on. What it would have been at the first such place is kept,
 * too: terms may be such that no translation with all of them is any good. Hypotheses that have
 * begun or met the same number of constraints are a bank, and each bank has its share of the beam.
 */
final class ConstrainedSentence extends SentenceSearch {

  private final int beam;
  private final TermConstraints constraints;
  private final int banks;
  private final List<Hypothesis> finished = new ArrayList<>();

  /** By how many constraints they lack, the fewest first: what would have ended before. */
  private final NavigableMap<Integer, List<Hypothesis>> partial = new TreeMap<>();

  private List<Step> running;

  /**
   * A hypothesis.
   *
   * @param overdue whether it went on where the model would have ended it
   */
  private record Step(Prefix prefix, TermProgress progress, boolean overdue) {

    Step with(int token, double logProbability, int row, boolean over) {
      return new Step(
          prefix.with(token, logProbability, row), progress.with(token), overdue || over);
    }
  }

  ConstrainedSentence(SearchRules rules, int sentence, int maxLength, TermConstraints constraints) {
    super(rules, sentence, maxLength);
    this.constraints = constraints;
    beam = rules.options().beamSize();
    banks = constraints.offered() + 1;
    running =
        List.of(
            new Step(
                Prefix.start(rules.startId(), sentence), TermProgress.start(constraints), false));
  }

  @Override
  List<Prefix> running() {
    return running.stream().map(Step::prefix).toList();
  }

  @Override
  int[] banned(int row) {
    Step step = running.get(row);
    int[] repeated = super.banned(row);
    int[] forbidden = constraints.banned(step.prefix);
    int[] all = Arrays.copyOf(repeated, repeated.length + forbidden.length + 1);
    System.arraycopy(forbidden, 0, all, repeated.length, forbidden.length);
    all[all.length - 1] = rules.endId();
    return step.progress.isComplete() ? Arrays.copyOf(all, all.length - 1) : all;
  }

  /** Scores stay the model's, so that they compare with those without constraints. */
  @Override
  boolean renormalizes() {
    return false;
  }

  @Override
  int[] offered(int row) {
    return running.get(row).progress.offered();
  }

  @Override
  void advance(Candidates candidates, int firstRow, int[][] banned) {
    List<Step> continued = new ArrayList<>();
    for (int h = 0; h < running.size(); h++) {
      Step step = running.get(h);
      if (step.prefix.sum() == Double.NEGATIVE_INFINITY) {
        continue;
      }
      int row = firstRow + h;
      int from = row * candidates.count();
      int[] offered = step.progress.offered();
      boolean over = !step.progress.isComplete() && candidates.tokens()[from] == rules.endId();
      if (over && !step.overdue && step.progress.met() > constraints.expected()) {
        BeamSentence.keep(
            partial.computeIfAbsent(
                constraints.required().size() - step.progress.met(), lacking -> new ArrayList<>()),
            finish(step.prefix.with(rules.endId(), candidates.logProbabilities()[from], row)),
            beam);
      }
      boolean[] taken = new boolean[offered.length];
      int count = 0;
      for (int i = from; !over && i < from + candidates.count() && count <= beam; i++) {
        int token = (int) candidates.tokens()[i];
        float value = candidates.logProbabilities()[i];
        if (value > Candidates.IMPOSSIBLE && !NgramBan.contains(banned[h], token)) {
          continued.add(step.with(token, value, row, false));
          count++;
          for (int o = 0; o < offered.length; o++) {
            taken[o] |= offered[o] == token;
          }
        }
      }
      for (int o = 0; o < offered.length; o++) {
        float value = candidates.asked()[row][o];
        if (!taken[o]
            && value > Candidates.IMPOSSIBLE
            && !NgramBan.contains(banned[h], offered[o])) {
          continued.add(step.with(offered[o], value, row, over));
        }
      }
    }
    continued.sort((a, b) -> BeamSentence.BEST_FIRST.compare(a.prefix, b.prefix));
    proceed(continued);
  }

  @Override
  void forceEnd() {
    for (Step step : running) {
      if (step.progress.isComplete() && step.prefix.sum() != Double.NEGATIVE_INFINITY) {
        keep(finish(step.prefix.with(rules.forcedEndId(), 0, 0)));
      }
    }
    done = true;
  }

  private void proceed(List<Step> continued) {
    List<List<Step>> open = new ArrayList<>();
    for (int b = 0; b < banks; b++) {
      open.add(new ArrayList<>());
    }
    int complete = 0;
    for (Step step : continued) {
      int bank = banks - 1 - step.progress.left();
      boolean ends = ends(step.prefix.token());
      if (!ends) {
        open.get(bank).add(step);
      } else if (step.progress.isComplete() && complete < beam) {
        keep(finish(step.prefix));
      }
      complete += step.progress.isComplete() ? 1 : 0;
    }
    int[] sizes = allocate(open.stream().mapToInt(List::size).toArray(), beam);
    List<Step> next = new ArrayList<>();
    for (int b = 0; b < banks; b++) {
      next.addAll(open.get(b).subList(0, sizes[b]));
    }
    if (next.isEmpty()) {
      done = true;
      return;
    }
    next.sort((a, b) -> BeamSentence.BEST_FIRST.compare(a.prefix, b.prefix));
    Step first = next.get(0);
    while (next.size() < beam) {
      next.add(new Step(first.prefix.dead(), first.progress, first.overdue));
    }
    running = next;
    done = !finished.isEmpty() && !canImprove();
  }

  /**
   * Shares of the banks: equal ones, what is left over to the last; what a bank cannot use goes to
   * the one before it, and from the first to the last.
   *
   * @param candidates of each bank, the one that lacks most first
   * @return the sizes; their sum is {@code beam}, or all candidates if those are fewer
   */
  static int[] allocate(int[] candidates, int beam) {
    int banks = candidates.length;
    int[] sizes = new int[banks];
    Arrays.fill(sizes, beam / banks);
    sizes[banks - 1] += beam % banks;
    for (int round = 0; round < 2; round++) {
      for (int b = banks - 1; b >= 0; b--) {
        int excess = sizes[b] - candidates[b];
        if (excess > 0) {
          sizes[b] -= excess;
          sizes[(b + banks - 1) % banks] += excess;
        }
      }
    }
    for (int b = 0; b < banks; b++) {
      sizes[b] = Math.min(sizes[b], candidates[b]);
    }
    return sizes;
  }

  private void keep(Hypothesis hypothesis) {
    BeamSentence.keep(finished, hypothesis, beam);
  }

  /** Whether a running hypothesis, as it stands, scores better than the best finished one. */
  private boolean canImprove() {
    Prefix best = running.get(0).prefix;
    return Prefix.score(best.sum(), best.length(), rules.options().lengthPenalty())
        > finished.get(0).score();
  }

  /** Behind those that meet all constraints, those that meet more than were expected to be met. */
  @Override
  List<Hypothesis> finished() {
    List<Hypothesis> all = new ArrayList<>(finished);
    partial.values().forEach(all::addAll);
    return List.copyOf(all);
  }
}
