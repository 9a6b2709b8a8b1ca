package io.github.nachtschicht.translation.decoding;

/**
 * The best next tokens of some rows.
 *
 * @param count tokens for each row
 * @param tokens {@code [rows * count]}, best first in each row
 * @param logProbabilities of the tokens, {@code [rows * count]}; {@link #IMPOSSIBLE} or less where
 *     a row has no further token
 * @param asked log-probabilities of the tokens asked for, {@code [rows][asked of the row]}
 */
public record Candidates(int count, long[] tokens, float[] logProbabilities, float[][] asked) {

  /** No token's log-probability is this low. */
  public static final float IMPOSSIBLE = -1e8f;
}
