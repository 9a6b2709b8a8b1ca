package io.github.nachtschicht.summary;

import java.util.Arrays;
import java.util.PriorityQueue;

/**
 * A weighted graph between sentences, each row summing to 1, and its stationary distribution. Only
 * the {@value #NEIGHBOURS} strongest edges of a sentence are kept, so that memory grows with the
 * number of sentences and not with its square; shorter documents are exact.
 */
final class SimilarityGraph {

  /** Most edges of one sentence. */
  static final int NEIGHBOURS = 256;

  /**
   * A term links sentences only if no more of them have it. It bounds the time for long documents,
   * where a term so common tells nothing; shorter ones are exact.
   */
  static final int MOST_SENTENCES = 2000;

  /** Share of the score that is spread evenly, as in PageRank and LexRank. */
  private static final double TELEPORT = 0.15;

  private static final int MOST_ITERATIONS = 100;
  private static final double TOLERANCE = 1e-6;

  /** One row of similarities. */
  interface Row {

    /**
     * Similarity of a sentence with all sentences, 0 for no edge.
     *
     * @param sentence the sentence
     * @return a new array with one value a sentence
     */
    double[] of(int sentence);
  }

  private final int[][] targets;
  private final double[][] weights;

  /**
   * Builds the graph row by row.
   *
   * @param weighted whether edges weigh by similarity; otherwise all of a sentence weigh the same
   */
  SimilarityGraph(int size, boolean weighted, Row rows) {
    targets = new int[size][];
    weights = new double[size][];
    for (int s = 0; s < size; s++) {
      fill(s, rows.of(s), weighted);
    }
  }

  private void fill(int sentence, double[] row, boolean weighted) {
    double least = strongest(row);
    int[] to = new int[NEIGHBOURS];
    double[] weight = new double[NEIGHBOURS];
    int edges = 0;
    double sum = 0;
    for (int other = 0; other < row.length && edges < NEIGHBOURS; other++) {
      if (row[other] > 0 && row[other] >= least) {
        to[edges] = other;
        weight[edges] = weighted ? row[other] : 1;
        sum += weight[edges++];
      }
    }
    for (int e = 0; e < edges; e++) {
      weight[e] /= sum;
    }
    targets[sentence] = Arrays.copyOf(to, edges);
    weights[sentence] = Arrays.copyOf(weight, edges);
  }

  /** The smallest weight among the strongest edges. */
  private static double strongest(double[] row) {
    PriorityQueue<Double> strongest = new PriorityQueue<>(NEIGHBOURS + 1);
    for (double edge : row) {
      if (edge > 0 && (strongest.size() < NEIGHBOURS || edge > strongest.element())) {
        strongest.add(edge);
        if (strongest.size() > NEIGHBOURS) {
          strongest.remove();
        }
      }
    }
    return strongest.isEmpty() ? 0 : strongest.element();
  }

  /** The stationary distribution of a walk over the graph, by the power method. */
  double[] stationary() {
    int n = targets.length;
    double[] p = new double[n];
    Arrays.fill(p, 1.0 / Math.max(1, n));
    for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
      double[] next = new double[n];
      double dangling = 0;
      for (int s = 0; s < n; s++) {
        if (targets[s].length == 0) {
          dangling += p[s];
        }
        for (int e = 0; e < targets[s].length; e++) {
          next[targets[s][e]] += p[s] * weights[s][e];
        }
      }
      double change = 0;
      for (int s = 0; s < n; s++) {
        next[s] = TELEPORT / n + (1 - TELEPORT) * (next[s] + dangling / n);
        change += Math.abs(next[s] - p[s]);
      }
      p = next;
      if (change < TOLERANCE) {
        break;
      }
    }
    return p;
  }
}
