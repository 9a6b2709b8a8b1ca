package io.github.nachtschicht.translation.decoding;

import io.github.nachtschicht.translation.decoding.TermConstraints.Form;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The search of {@link ConstrainedSentence}, written down as plainly as it can be said: the whole
 * vocabulary is looked at, and what a hypothesis has met is found by reading it from its beginning
 * each time.
 */
final class SlowConstrainedSearch {

  private final long seed;
  private final int vocabulary;
  private final TermConstraints constraints;
  private final int beam;
  private final double lengthPenalty;

  SlowConstrainedSearch(
      long seed, int vocabulary, TermConstraints constraints, int beam, double lengthPenalty) {
    this.seed = seed;
    this.vocabulary = vocabulary;
    this.constraints = constraints;
    this.beam = beam;
    this.lengthPenalty = lengthPenalty;
  }

  /**
   * @param tokens without the start token
   * @param row its place among the hypotheses of the step before
   */
  record Found(List<Integer> tokens, double sum, int row) {

    double score(double lengthPenalty) {
      return sum / Math.pow(tokens.size(), lengthPenalty);
    }
  }

  /** What the tokens of a hypothesis meet. */
  private final class Reading {
    final Set<Integer> met = new HashSet<>();

    /** The first token that is not used up by a form. */
    int free;

    int pending = -1;
    final List<Integer> tokens;

    Reading(List<Integer> tokens) {
      this.tokens = tokens;
      for (int end = 1; end <= tokens.size(); end++) {
        read(end);
      }
    }

    private void read(int end) {
      int token = tokens.get(end - 1);
      if (pending >= 0) {
        if (constraints.edges().joining().get(token)) {
          met.remove(pending);
        } else {
          free = end - 1;
        }
        pending = -1;
      }
      int best = -1;
      int longest = 0;
      for (int c = 0; c < constraints.required().size(); c++) {
        for (Form form : constraints.required().get(c)) {
          int length = form.tokens().length;
          if (!met.contains(c) && length > longest && stands(form.tokens(), length, end)) {
            best = c;
            longest = length;
          }
        }
      }
      if (best >= 0) {
        met.add(best);
        if (constraints.edges().open().get(token)) {
          free = end;
        } else {
          pending = best;
        }
      }
    }

    /** Whether the first tokens of a form end at a place, where the form may begin. */
    boolean stands(int[] form, int first, int end) {
      int from = end - first;
      if (from < free || !mayBegin(form, from)) {
        return false;
      }
      for (int i = 0; i < first; i++) {
        if (tokens.get(from + i) != form[i]) {
          return false;
        }
      }
      return true;
    }

    boolean mayBegin(int[] form, int place) {
      return place == 0
          || constraints.edges().open().get(tokens.get(place - 1))
          || !constraints.edges().joining().get(form[0]);
    }

    boolean isComplete() {
      return met.size() == constraints.required().size();
    }

    int left() {
      Set<Integer> left = new HashSet<>();
      boolean begun = false;
      for (int c = 0; c < constraints.offered(); c++) {
        if (!met.contains(c)) {
          left.add(c);
          for (Form form : constraints.required().get(c)) {
            for (int first = 1; first < form.tokens().length; first++) {
              begun |= stands(form.tokens(), first, tokens.size());
            }
          }
        }
      }
      return begun ? left.size() - 1 : left.size();
    }

    Set<Integer> offered() {
      Set<Integer> offered = new HashSet<>();
      for (int c = 0; c < constraints.offered(); c++) {
        for (Form form : constraints.required().get(c)) {
          if (met.contains(c)) {
            continue;
          }
          for (int begun = 1; begun < form.tokens().length; begun++) {
            if (stands(form.tokens(), begun, tokens.size())) {
              offered.add(form.tokens()[begun]);
            }
          }
          if ((tokens.isEmpty() || !form.opening()) && mayBegin(form.tokens(), tokens.size())) {
            offered.add(form.tokens()[0]);
          }
        }
      }
      return offered;
    }

    boolean isForbidden(int next) {
      List<Integer> longer = new ArrayList<>(tokens);
      longer.add(next);
      for (int[] sequence : constraints.forbidden()) {
        int from = longer.size() - sequence.length;
        if (from >= 0
            && mayBegin(sequence, from)
            && longer
                .subList(from, longer.size())
                .equals(Arrays.stream(sequence).boxed().toList())) {
          return true;
        }
      }
      return false;
    }
  }

  /** The hypotheses found, the best first, each forced to end at the last place. */
  List<Found> search(int maxLength) {
    List<Found> running = List.of(new Found(List.of(), 0, 0));
    List<Found> finished = new ArrayList<>();
    while (true) {
      if (running.get(0).tokens.size() == maxLength - 2) {
        for (Found found : running) {
          if (new Reading(found.tokens).isComplete()) {
            finish(finished, longer(found, ToyModel.END, 0, 0));
          }
        }
        return finished;
      }
      List<Found> continued = new ArrayList<>();
      for (int h = 0; h < running.size(); h++) {
        continued.addAll(continuations(running.get(h), h));
      }
      continued.sort(
          Comparator.comparingDouble((Found f) -> -f.sum)
              .thenComparingInt(f -> f.row)
              .thenComparingInt(f -> f.tokens.get(f.tokens.size() - 1)));
      int complete = 0;
      List<List<Found>> banks = new ArrayList<>();
      for (int b = 0; b <= constraints.offered(); b++) {
        banks.add(new ArrayList<>());
      }
      for (Found found : continued) {
        Reading reading = new Reading(found.tokens);
        boolean ends = found.tokens.get(found.tokens.size() - 1) == ToyModel.END;
        if (ends && complete < beam) {
          finish(finished, found);
        }
        if (!ends) {
          banks.get(constraints.offered() - reading.left()).add(found);
        }
        complete += reading.isComplete() ? 1 : 0;
      }
      List<Found> next = new ArrayList<>();
      int[] sizes = allocate(banks.stream().mapToInt(List::size).toArray(), beam);
      for (int b = 0; b < sizes.length; b++) {
        next.addAll(banks.get(b).subList(0, sizes[b]));
      }
      if (next.isEmpty()) {
        return finished;
      }
      next.sort(
          Comparator.comparingDouble((Found f) -> -f.sum)
              .thenComparingInt(f -> f.row)
              .thenComparingInt(f -> f.tokens.get(f.tokens.size() - 1)));
      running = next;
      if (!finished.isEmpty()
          && running.get(0).score(lengthPenalty) <= finished.get(0).score(lengthPenalty)) {
        return finished;
      }
    }
  }

  private List<Found> continuations(Found found, int row) {
    List<Integer> prefix = new ArrayList<>(List.of(ToyModel.START));
    prefix.addAll(found.tokens);
    double[] values = ToyModel.logProbabilities(seed, prefix, vocabulary);
    Reading reading = new Reading(found.tokens);
    List<Integer> allowed = new ArrayList<>();
    int best = 0;
    for (int token = 0; token < vocabulary; token++) {
      best = values[token] > values[best] ? token : best;
      if (values[token] > Candidates.IMPOSSIBLE
          && !reading.isForbidden(token)
          && (token != ToyModel.END || reading.isComplete())) {
        allowed.add(token);
      }
    }
    allowed.sort(Comparator.comparingDouble((Integer t) -> -values[t]).thenComparing(t -> t));
    Set<Integer> offered = reading.offered();
    boolean over = best == ToyModel.END && !reading.isComplete();
    List<Found> continuations = new ArrayList<>();
    for (int i = 0; i < allowed.size(); i++) {
      int token = allowed.get(i);
      if ((i < beam + 1 && !over) || offered.contains(token)) {
        continuations.add(longer(found, token, values[token], row));
      }
    }
    return continuations;
  }

  private static Found longer(Found found, int token, double value, int row) {
    List<Integer> tokens = new ArrayList<>(found.tokens);
    tokens.add(token);
    return new Found(tokens, found.sum + value, row);
  }

  private void finish(List<Found> finished, Found found) {
    finished.add(found);
    finished.sort(Comparator.comparingDouble((Found f) -> -f.score(lengthPenalty)));
    if (finished.size() > beam) {
      finished.remove(beam);
    }
  }

  /** One place after the other is given to the bank before, as long as one has too many. */
  static int[] allocate(int[] candidates, int beam) {
    int banks = candidates.length;
    int[] sizes = new int[banks];
    for (int i = 0; i < beam; i++) {
      sizes[i < beam / banks * banks ? i % banks : banks - 1]++;
    }
    int total = Arrays.stream(candidates).sum();
    int bank = banks - 1;
    while (Arrays.stream(sizes).sum() > Math.min(total, Integer.MAX_VALUE)
        || tooMany(sizes, candidates)) {
      if (sizes[bank] > candidates[bank]) {
        sizes[bank]--;
        if (Arrays.stream(sizes).sum() < Math.min(total, beam)) {
          sizes[bank == 0 ? banks - 1 : bank - 1]++;
        }
      } else {
        bank = bank == 0 ? banks - 1 : bank - 1;
      }
    }
    return sizes;
  }

  private static boolean tooMany(int[] sizes, int[] candidates) {
    for (int b = 0; b < sizes.length; b++) {
      if (sizes[b] > candidates[b]) {
        return true;
      }
    }
    return false;
  }
}
