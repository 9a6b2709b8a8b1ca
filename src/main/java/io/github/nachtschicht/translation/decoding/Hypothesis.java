package io.github.nachtschicht.translation.decoding;

/**
 * A finished hypothesis.
 *
 * @param tokens generated tokens, without the start token, with the closing token if it has one
 * @param logProbabilities of each token
 * @param sum of the log-probabilities
 * @param score {@code sum / tokens.length ^ lengthPenalty}
 * @param cut whether it filled all places there were
 */
public record Hypothesis(
    int[] tokens, double[] logProbabilities, double sum, double score, boolean cut) {

  /** Mean log-probability of a token. */
  public double mean() {
    return tokens.length == 0 ? 0 : sum / tokens.length;
  }
}
