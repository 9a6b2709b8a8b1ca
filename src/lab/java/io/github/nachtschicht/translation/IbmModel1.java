package io.github.nachtschicht.translation;

import java.util.Arrays;
import java.util.List;

/**
 * IBM model 1 (Brown and others, 1993): which words translate each other, learnt from pairs of
 * sentences. Words are numbers from 0; a sentence has each of its words once. Links of two words
 * stand in rows: one row a source word, in it the target words that were seen beside it.
 */
public final class IbmModel1 {

  private static final int ITERATIONS = 5;

  /** A rare word shall not collect what nothing else explains. */
  private static final double NONE = 0.5;

  private final List<int[]> sources;
  private final List<int[]> targets;
  private final int[] sourceCounts;
  private final int[] targetCounts;
  private final int[][] row;

  /**
   * @param targets as many as sources
   * @param sourceWords how many different words the sources have
   * @param targetWords the same of the targets
   */
  public IbmModel1(List<int[]> sources, List<int[]> targets, int sourceWords, int targetWords) {
    this.sources = sources;
    this.targets = targets;
    this.sourceCounts = counts(sources, sourceWords);
    this.targetCounts = counts(targets, targetWords);
    this.row = together();
  }

  /** In how many sentences each source word stands. */
  public int[] sourceCounts() {
    return sourceCounts;
  }

  /** In how many sentences each target word stands. */
  public int[] targetCounts() {
    return targetCounts;
  }

  /** The target words seen beside each source word, rising. */
  public int[][] row() {
    return row;
  }

  private static int[] counts(List<int[]> sentences, int words) {
    int[] counts = new int[words];
    for (int[] sentence : sentences) {
      for (int word : sentence) {
        counts[word]++;
      }
    }
    return counts;
  }

  private int[][] together() {
    int[][] row = new int[sourceCounts.length][];
    int[] size = new int[row.length];
    Arrays.fill(row, new int[0]);
    for (int p = 0; p < sources.size(); p++) {
      int[] more = targets.get(p);
      for (int s : sources.get(p)) {
        if (size[s] + more.length > row[s].length) {
          size[s] = distinct(row[s], size[s]);
          row[s] = Arrays.copyOf(row[s], 2 * size[s] + more.length);
        }
        System.arraycopy(more, 0, row[s], size[s], more.length);
        size[s] += more.length;
      }
    }
    for (int s = 0; s < row.length; s++) {
      row[s] = Arrays.copyOf(row[s], distinct(row[s], size[s]));
    }
    return row;
  }

  /** Sorts the first values and puts each of them once at the front; how many that are. */
  private static int distinct(int[] values, int size) {
    Arrays.sort(values, 0, size);
    int n = 0;
    for (int i = 0; i < size; i++) {
      if (i == 0 || values[i] != values[i - 1]) {
        values[n++] = values[i];
      }
    }
    return n;
  }

  /** A value for each link, the same for all. */
  public float[][] links(float value) {
    float[][] links = new float[row.length][];
    for (int s = 0; s < row.length; s++) {
      links[s] = new float[row[s].length];
      Arrays.fill(links[s], value);
    }
    return links;
  }

  /**
   * Expectation maximisation.
   *
   * @param probability what to begin with, a link each; is changed to what was found
   * @param toTarget probability of the target word given the source one, or the other way round
   * @param chance what else a word may come from, as a probability
   * @return expected numbers of the links
   */
  public float[][] fit(float[][] probability, boolean toTarget, double chance) {
    int longest = sources.stream().mapToInt(sentence -> sentence.length).max().orElse(0);
    int longestTarget = targets.stream().mapToInt(sentence -> sentence.length).max().orElse(0);
    int[][] place = new int[longest][longestTarget];
    float[][] count = links(0);
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      count = links(0);
      for (int p = 0; p < sources.size(); p++) {
        int[] source = sources.get(p);
        int[] target = targets.get(p);
        for (int s = 0; s < source.length; s++) {
          for (int t = 0; t < target.length; t++) {
            place[s][t] = Arrays.binarySearch(row[source[s]], target[t]);
          }
        }
        int outer = toTarget ? target.length : source.length;
        int inner = toTarget ? source.length : target.length;
        for (int o = 0; o < outer; o++) {
          double sum = chance;
          for (int i = 0; i < inner; i++) {
            int s = toTarget ? i : o;
            sum += probability[source[s]][place[s][toTarget ? o : i]];
          }
          for (int i = 0; i < inner; i++) {
            int s = toTarget ? i : o;
            int at = place[s][toTarget ? o : i];
            count[source[s]][at] += (float) (probability[source[s]][at] / sum);
          }
        }
      }
      share(count, toTarget, probability);
    }
    return count;
  }

  /** Makes probabilities of expected numbers. */
  private void share(float[][] count, boolean toTarget, float[][] probability) {
    double[] total = new double[toTarget ? row.length : targetCounts.length];
    Arrays.fill(total, NONE);
    for (int s = 0; s < row.length; s++) {
      for (int i = 0; i < row[s].length; i++) {
        total[toTarget ? s : row[s][i]] += count[s][i];
      }
    }
    for (int s = 0; s < row.length; s++) {
      for (int i = 0; i < row[s].length; i++) {
        probability[s][i] = (float) (count[s][i] / total[toTarget ? s : row[s][i]]);
      }
    }
  }
}
