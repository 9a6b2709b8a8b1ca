package io.github.nachtschicht.translation.decoding;

import org.jspecify.annotations.Nullable;

/**
 * A running hypothesis, as a chain from its last token back to the start token.
 *
 * @param previous null at the start token
 * @param row row of the step model that computed {@code previous}'s continuations; at the start
 *     token, the number of the sentence
 * @param sum of the log-probabilities so far
 * @param length tokens, the start token not counted
 */
record Prefix(
    @Nullable Prefix previous, int token, double logProbability, double sum, int row, int length) {

  static Prefix start(int token, int sentence) {
    return new Prefix(null, token, 0, 0, sentence, 0);
  }

  Prefix with(int next, double nextLogProbability, int nextRow) {
    return new Prefix(
        this, next, nextLogProbability, sum + nextLogProbability, nextRow, length + 1);
  }

  /** The same, but impossible: it fills a place that no hypothesis is left for. */
  Prefix dead() {
    return new Prefix(previous, token, logProbability, Double.NEGATIVE_INFINITY, row, length);
  }

  /** All tokens, the start token first. */
  int[] tokens() {
    int[] tokens = new int[length + 1];
    int at = length;
    for (Prefix p = this; p != null; p = p.previous) {
      tokens[at--] = p.token;
    }
    return tokens;
  }

  Hypothesis finish(double lengthPenalty, boolean cut) {
    int[] tokens = new int[length];
    double[] logProbabilities = new double[length];
    int at = length - 1;
    double total = 0;
    for (Prefix p = this; at >= 0 && p != null; p = p.previous) {
      tokens[at] = p.token;
      logProbabilities[at--] = p.logProbability;
    }
    for (double value : logProbabilities) {
      total += value;
    }
    return new Hypothesis(
        tokens, logProbabilities, total, score(total, length, lengthPenalty), cut);
  }

  static double score(double sum, int length, double lengthPenalty) {
    return sum / Math.pow(length, lengthPenalty);
  }
}
