package io.github.nachtschicht.markdown;

import io.github.nachtschicht.support.EditDistance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The way to divide a text into sentences in which the fewest words differ.
 *
 * @param starts where each sentence begins; empty if there is none
 * @param cost how many words differ
 * @param worst the share of its words that stands, of the sentence of which the least does
 * @param margin by how many words the next best way is worse
 */
record Division(int[] starts, int cost, double worst, int margin) {

  /** Most places where a changed sentence may end; with more of them nothing is guessed. */
  private static final int MAX_ENDS = 150;

  /** Least share of a sentence's words that must stand for it to be known by them. */
  private static final double KNOWN = 0.5;

  /** Words by which every other way to divide a text must fit worse. */
  private static final int MARGIN = 2;

  private static final int NONE = 1 << 28;

  boolean isSure() {
    return starts.length > 0 && worst >= KNOWN && margin >= MARGIN;
  }

  static Division of(EnglishText text, List<String> words, int from, int to, List<Integer> ends) {
    int n = words.size();
    if (ends.size() < n - 1 || ends.size() > MAX_ENDS) {
      return new Division(new int[0], NONE, 0, 0);
    }
    List<Integer> places = new ArrayList<>(ends);
    places.add(0, from);
    places.add(to);
    int m = places.size();
    int[][][] costs = new int[n][m][];
    // best and second best cost of the first i sentences up to a place
    int[][] best = new int[n + 1][m];
    int[][] second = new int[n + 1][m];
    int[][] by = new int[n + 1][m];
    Arrays.stream(best).forEach(row -> Arrays.fill(row, NONE));
    Arrays.stream(second).forEach(row -> Arrays.fill(row, NONE));
    best[0][0] = 0;
    for (int i = 0; i < n; i++) {
      for (int a = 0; a < m; a++) {
        if (best[i][a] >= NONE) {
          continue;
        }
        costs[i][a] = distances(words.get(i), text.words(places.get(a), to), text, places, a);
        for (int b = a + 1; b < m; b++) {
          int one = best[i][a] + costs[i][a][b];
          int two = second[i][a] + costs[i][a][b];
          if (one < best[i + 1][b]) {
            second[i + 1][b] = Math.min(best[i + 1][b], two);
            best[i + 1][b] = one;
            by[i + 1][b] = a;
          } else {
            second[i + 1][b] = Math.min(second[i + 1][b], one);
          }
        }
      }
    }
    if (best[n][m - 1] >= NONE) {
      return new Division(new int[0], NONE, 0, 0);
    }
    int[] starts = new int[n];
    double worst = 1;
    for (int i = n, b = m - 1; i > 0; i--) {
      int a = by[i][b];
      starts[i - 1] = places.get(a);
      int longer =
          Math.max(words.get(i - 1).length(), text.words(places.get(a), places.get(b)).length());
      worst = Math.min(worst, longer == 0 ? 0 : 1 - (double) costs[i - 1][a][b] / longer);
      b = a;
    }
    int cost = best[n][m - 1];
    return new Division(starts, cost, worst, second[n][m - 1] - cost);
  }

  /** How many words differ between a sentence and the text from a place to each later one. */
  private static int[] distances(
      String sentence, String rest, EnglishText text, List<Integer> places, int a) {
    int most = 3 * sentence.length() + 30;
    int[] column = EditDistance.toNothing(sentence);
    int[] distances = new int[places.size()];
    int done = 0;
    for (int b = a + 1; b < places.size(); b++) {
      int length = text.words(places.get(a), places.get(b)).length();
      if (length > most) {
        // far too long; how much does not matter
        distances[b] = length;
        continue;
      }
      for (; done < length; done++) {
        EditDistance.step(column, sentence, rest.charAt(done));
      }
      distances[b] = column[sentence.length()];
    }
    return distances;
  }
}
