package io.github.nachtschicht.translation.decoding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A step model whose probabilities are drawn at random for every prefix. It checks what it is
 * given: parents of the same sentence, sentences in order.
 */
final class ToyModel implements StepModel {

  static final int END = 0;
  static final int START = 1;

  private final int vocabulary;
  private final long[] seeds;
  private List<List<Integer>> prefixes = new ArrayList<>();
  private int[] sentences = {};
  int steps;
  int rowsComputed;
  boolean closed;

  /**
   * @param seeds one for each sentence
   */
  ToyModel(int vocabulary, long... seeds) {
    this.vocabulary = vocabulary;
    this.seeds = seeds;
  }

  /** Log-probabilities of the tokens after a prefix; the start token cannot be generated. */
  static double[] logProbabilities(long seed, List<Integer> prefix, int vocabulary) {
    SplittableRandom random = new SplittableRandom(seed * 31 + prefix.hashCode());
    double[] logits = new double[vocabulary];
    double sum = 0;
    for (int v = 0; v < vocabulary; v++) {
      logits[v] = v == START ? Double.NEGATIVE_INFINITY : 4 * random.nextDouble();
      sum += Math.exp(logits[v]);
    }
    for (int v = 0; v < vocabulary; v++) {
      // as coarse as the floats that the model hands over
      logits[v] = (float) (logits[v] - Math.log(sum));
    }
    return logits;
  }

  @Override
  public Candidates step(
      int[] tokens, int[] parents, int rowsPerSentence, int count, int[][] asked) {
    List<List<Integer>> next = new ArrayList<>();
    int[] nextSentences = new int[tokens.length];
    for (int r = 0; r < tokens.length; r++) {
      List<Integer> prefix = new ArrayList<>();
      if (steps == 0) {
        nextSentences[r] = parents[r];
      } else {
        prefix.addAll(prefixes.get(parents[r]));
        nextSentences[r] = sentences[parents[r]];
      }
      if (r % rowsPerSentence > 0 && nextSentences[r] != nextSentences[r - 1]) {
        throw new IllegalStateException("rows of two sentences are mixed");
      }
      if (r > 0 && nextSentences[r] < nextSentences[r - 1]) {
        throw new IllegalStateException("sentences out of order");
      }
      prefix.add(tokens[r]);
      next.add(prefix);
    }
    prefixes = next;
    sentences = nextSentences;
    steps++;
    rowsComputed += tokens.length;
    int given = Math.min(count, vocabulary);
    long[] ids = new long[tokens.length * given];
    float[] values = new float[ids.length];
    float[][] askedValues = new float[tokens.length][];
    for (int r = 0; r < tokens.length; r++) {
      double[] all = logProbabilities(seeds[sentences[r]], prefixes.get(r), vocabulary);
      List<Integer> order = new ArrayList<>();
      for (int v = 0; v < vocabulary; v++) {
        order.add(v);
      }
      order.sort(Comparator.comparingDouble((Integer v) -> -all[v]).thenComparing(v -> v));
      for (int i = 0; i < given; i++) {
        ids[r * given + i] = order.get(i);
        values[r * given + i] = (float) all[order.get(i)];
      }
      askedValues[r] = new float[asked[r].length];
      for (int i = 0; i < asked[r].length; i++) {
        askedValues[r][i] = (float) all[asked[r][i]];
      }
    }
    return new Candidates(given, ids, values, askedValues);
  }

  @Override
  public void close() {
    closed = true;
  }
}
