package io.github.nachtschicht.translation.decoding;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What must and what must not stand in a sentence's translation, as tokens. Immutable.
 *
 * @param required for each constraint the forms of which one must stand in the translation, each at
 *     a place of its own; 64 constraints at most, none without forms
 * @param expected how many of them, the last ones, are expected to come by themselves: a hypothesis
 *     cannot end without them, but they are not offered
 * @param forbidden token sequences that must not stand in it; none empty
 * @param edges where words begin and end
 */
public record TermConstraints(
    List<List<Form>> required, int expected, List<int[]> forbidden, WordEdges edges) {

  /** Nothing is required, nothing forbidden. */
  public static final TermConstraints NONE =
      new TermConstraints(List.of(), 0, List.of(), new WordEdges(new BitSet(), new BitSet()));

  /** Most constraints: their states are the bits of a number. */
  public static final int MOST = 64;

  public TermConstraints {
    required = required.stream().map(List::copyOf).toList();
    forbidden = List.copyOf(forbidden);
    if (required.size() > MOST || required.stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException(
          "there must be " + MOST + " constraints at most, each with a form");
    }
  }

  /**
   * One form of a term.
   *
   * @param tokens at least one
   * @param opening whether it is offered at the beginning of a translation only; it counts wherever
   *     it comes by itself
   */
  public record Form(int[] tokens, boolean opening) {

    public Form {
      if (tokens.length == 0) {
        throw new IllegalArgumentException("'tokens' must not be empty");
      }
    }
  }

  /**
   * Where words begin and end in a vocabulary.
   *
   * @param joining tokens that begin with a letter or digit and no space: they prolong a word
   * @param open tokens whose last character is no letter nor digit: a word may begin behind them
   *     without a space
   */
  public record WordEdges(BitSet joining, BitSet open) {}

  boolean isEmpty() {
    return required.isEmpty() && forbidden.isEmpty();
  }

  /** Whether a sequence may begin behind a token without prolonging its word. */
  boolean mayBegin(int[] sequence, boolean afterOpen) {
    return afterOpen || !edges.joining().get(sequence[0]);
  }

  /** Tokens that would complete a forbidden sequence. */
  int[] banned(Prefix prefix) {
    List<Integer> banned = new ArrayList<>();
    for (int[] sequence : forbidden) {
      Prefix at = prefix;
      int left = sequence.length - 1;
      while (left > 0 && at.previous() != null && at.token() == sequence[left - 1]) {
        at = at.previous();
        left--;
      }
      int next = sequence[sequence.length - 1];
      boolean begins = at.previous() == null || edges.open().get(at.token());
      if (left == 0 && mayBegin(sequence, begins) && !banned.contains(next)) {
        banned.add(next);
      }
    }
    return banned.stream().mapToInt(Integer::intValue).toArray();
  }

  /** How many constraints are offered; they come first. */
  int offered() {
    return required.size() - expected;
  }

  /** Tokens that the required forms consist of, some more than once. */
  public int[] tokens() {
    return required.stream()
        .flatMap(List::stream)
        .flatMapToInt(form -> IntStream.of(form.tokens()))
        .toArray();
  }

  /** Fewest tokens that meet all constraints that are offered. */
  public int length() {
    int sum = 0;
    for (List<Form> forms : required.subList(0, offered())) {
      sum += forms.stream().mapToInt(form -> form.tokens().length).min().orElse(0);
    }
    return sum;
  }
}
