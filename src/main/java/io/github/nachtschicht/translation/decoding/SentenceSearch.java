package io.github.nachtschicht.translation.decoding;

import java.util.List;

/** The search for one sentence's translation: what to compute next, and what came of it. */
abstract class SentenceSearch {

  final SearchRules rules;
  final int maxLength;
  boolean done;
  private final int sentence;

  /**
   * @param sentence its number in the call
   * @param maxLength most tokens of a hypothesis, the start token included
   */
  SentenceSearch(SearchRules rules, int sentence, int maxLength) {
    this.rules = rules;
    this.sentence = sentence;
    this.maxLength = maxLength;
  }

  final int sentence() {
    return sentence;
  }

  /** Hypotheses to continue, the best first: one at the beginning, then as many as the beam has. */
  abstract List<Prefix> running();

  /** Tokens that a running hypothesis must not continue with, each once. */
  int[] banned(int hypothesis) {
    return NgramBan.after(running().get(hypothesis), rules.options().noRepeatNgramSize());
  }

  /** Tokens whose log-probabilities are wanted in any case. */
  int[] offered(int hypothesis) {
    return NgramBan.NONE;
  }

  /** Whether what bans leave is made to add up to 1 again. */
  boolean renormalizes() {
    return rules.renormalize();
  }

  /**
   * Goes one token further.
   *
   * @param candidates best next tokens of all rows
   * @param firstRow row of {@code running().get(0)}
   * @param banned for each running hypothesis the tokens it must not continue with
   */
  abstract void advance(Candidates candidates, int firstRow, int[][] banned);

  /** Ends all running hypotheses with the forced token, which costs nothing. */
  abstract void forceEnd();

  final boolean isDone() {
    return done;
  }

  /** Finished hypotheses, the best first; once it is done, only constraints leave none. */
  abstract List<Hypothesis> finished();

  /** Tokens of the running hypotheses, the start token included. */
  final int currentLength() {
    return running().get(0).length() + 1;
  }

  final boolean mustEnd() {
    return rules.forcedEndId() >= 0 && currentLength() == maxLength - 1;
  }

  final boolean ends(int token) {
    return token == rules.endId() || currentLength() + 1 >= maxLength;
  }

  final Hypothesis finish(Prefix prefix) {
    return prefix.finish(rules.options().lengthPenalty(), prefix.length() + 1 >= maxLength);
  }
}
