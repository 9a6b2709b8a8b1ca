package io.github.nachtschicht.translation.decoding;

/**
 * A model that decodes some sentences together, one token at a time. It keeps the state of all
 * hypotheses (rows) between calls; not thread-safe.
 *
 * <p>The rows of a sentence stand together, and all sentences have the same number of them. What a
 * row is given must not depend on the other sentences.
 */
public interface StepModel extends AutoCloseable {

  /**
   * The best next tokens of every row.
   *
   * @param tokens newest token of each row, {@code [sentences * rowsPerSentence]}
   * @param parents for each row the row of the previous call that it continues, which must belong
   *     to the same sentence; sentences may be left out for good, but keep their order. In the
   *     first call row {@code i} belongs to sentence {@code i}, and this is not looked at
   * @param rowsPerSentence rows of each sentence: 1 in the first call
   * @param count how many tokens to give for each row; fewer are given if fewer can be generated
   * @param asked for each row tokens whose log-probabilities are wanted whatever their rank,
   *     usually none
   * @return the tokens, valid until the next call
   */
  Candidates step(int[] tokens, int[] parents, int rowsPerSentence, int count, int[][] asked);

  /** Frees what the decoding holds. */
  @Override
  void close();
}
