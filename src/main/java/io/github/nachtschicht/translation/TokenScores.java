package io.github.nachtschicht.translation;

import java.util.Arrays;

/**
 * How sure the model was of each token of a translation, in the order of the text. Immutable.
 *
 * <p>A token has no text of its own if it closes the translation, or is white space at its ends; it
 * ends where the one before it does.
 */
public final class TokenScores {

  /** Nothing is known: no model translated, or it did not say. */
  public static final TokenScores NONE = new TokenScores(new int[0], new float[0], new float[0]);

  private final int[] ends;
  private final float[] logProbabilities;
  private final float[] agreements;

  private TokenScores(int[] ends, float[] logProbabilities, float[] agreements) {
    this.ends = ends;
    this.logProbabilities = logProbabilities;
    this.agreements = agreements;
  }

  /**
   * Scores of tokens; the arrays are copied.
   *
   * @param ends UTF-16 offset in the target behind each token's text; never falling
   * @param logProbabilities natural logarithm of each token's probability, 0 or less
   * @param agreements share of the search's other finished hypotheses that have the token too, in
   *     the same order, 0 to 1; 1 where there are no others
   * @throws IllegalArgumentException if the arrays differ in length, or {@code ends} falls
   */
  public static TokenScores of(int[] ends, float[] logProbabilities, float[] agreements) {
    if (ends.length != logProbabilities.length || ends.length != agreements.length) {
      throw new IllegalArgumentException(
          "there must be as many ends as log-probabilities and agreements, were "
              + ends.length
              + ", "
              + logProbabilities.length
              + " and "
              + agreements.length);
    }
    for (int i = 0; i < ends.length; i++) {
      if (ends[i] < (i == 0 ? 0 : ends[i - 1])) {
        throw new IllegalArgumentException(
            "'ends' must not fall, was " + Arrays.toString(ends) + " (index " + i + ")");
      }
    }
    return ends.length == 0
        ? NONE
        : new TokenScores(ends.clone(), logProbabilities.clone(), agreements.clone());
  }

  /** Number of tokens; 0 if nothing is known. */
  public int size() {
    return ends.length;
  }

  /** UTF-16 offset in the target of the token's first character. */
  public int start(int token) {
    return token == 0 ? 0 : ends[token - 1];
  }

  /** UTF-16 offset in the target behind the token's last character. */
  public int end(int token) {
    return ends[token];
  }

  /** Natural logarithm of the token's probability, 0 or less. */
  public float logProbability(int token) {
    return logProbabilities[token];
  }

  /** Share of the other finished hypotheses that have the token, 0 to 1; 1 without others. */
  public float agreement(int token) {
    return agreements[token];
  }

  /**
   * These scores and behind them those of a text that begins further on. Offsets in between belong
   * to the first of the tokens added.
   *
   * @param next scores of the added text
   * @param start UTF-16 offset in the whole at which that text begins
   */
  public TokenScores then(TokenScores next, int start) {
    if (next.size() == 0) {
      return this;
    }
    int own = ends.length;
    int[] allEnds = Arrays.copyOf(ends, own + next.ends.length);
    float[] allScores = Arrays.copyOf(logProbabilities, allEnds.length);
    float[] allAgreements = Arrays.copyOf(agreements, allEnds.length);
    for (int i = 0; i < next.ends.length; i++) {
      allEnds[own + i] = start + next.ends[i];
    }
    System.arraycopy(next.logProbabilities, 0, allScores, own, next.ends.length);
    System.arraycopy(next.agreements, 0, allAgreements, own, next.ends.length);
    return of(allEnds, allScores, allAgreements);
  }

  @Override
  public boolean equals(@org.jspecify.annotations.Nullable Object other) {
    return other instanceof TokenScores that
        && Arrays.equals(ends, that.ends)
        && Arrays.equals(logProbabilities, that.logProbabilities)
        && Arrays.equals(agreements, that.agreements);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(ends) + Arrays.hashCode(logProbabilities);
  }

  @Override
  public String toString() {
    return "TokenScores[" + ends.length + " tokens]";
  }
}
