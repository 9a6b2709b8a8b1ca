package io.github.nachtschicht.translation.decoding;

import java.util.Arrays;
import java.util.List;

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

  /**
   * For each token, the share of the other hypotheses that have it too, in the same order (the
   * longest common subsequence); 1 without others. Takes time in the product of the lengths.
   *
   * @param all hypotheses of the same sentence, this one among them or not
   */
  public float[] agreements(List<Hypothesis> all) {
    float[] shares = new float[tokens.length];
    int others = 0;
    for (Hypothesis other : all) {
      if (other != this) {
        others++;
        markCommon(other.tokens, shares);
      }
    }
    if (others == 0) {
      Arrays.fill(shares, 1);
    }
    for (int i = 0; i < shares.length && others > 0; i++) {
      shares[i] /= others;
    }
    return shares;
  }

  /** Adds 1 at the tokens of a longest common subsequence. */
  private void markCommon(int[] other, float[] marks) {
    int[][] longest = new int[tokens.length + 1][other.length + 1];
    for (int i = tokens.length - 1; i >= 0; i--) {
      for (int k = other.length - 1; k >= 0; k--) {
        longest[i][k] =
            tokens[i] == other[k]
                ? longest[i + 1][k + 1] + 1
                : Math.max(longest[i + 1][k], longest[i][k + 1]);
      }
    }
    int i = 0;
    int k = 0;
    while (i < tokens.length && k < other.length) {
      if (tokens[i] == other[k]) {
        marks[i++]++;
        k++;
      } else if (longest[i + 1][k] >= longest[i][k + 1]) {
        i++;
      } else {
        k++;
      }
    }
  }
}
