package io.github.nachtschicht.quality;

import io.github.nachtschicht.support.FunctionWords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Counts which English words translate a German word: IBM model 1 (Brown and others, 1993) over
 * stems, function words left out. What stands for a word in at least {@link #SHARE} of its places,
 * or it in as many of the other's, is kept.
 */
final class LexiconCounter {

  private static final int ITERATIONS = 5;

  /** Sentences with more content words than this on a side teach little, and cost much. */
  private static final int LONGEST = 60;

  private static final double SHARE = 0.02;

  /** Most translations of a word. */
  private static final int MOST = 20;

  /** Least expected number of links. */
  private static final double LEAST = 1.2;

  private final Map<String, Integer> german = new HashMap<>();
  private final Map<String, Integer> english = new HashMap<>();
  private final List<String> germanWords = new ArrayList<>();
  private final List<String> englishWords = new ArrayList<>();
  private final List<int[]> pairs = new ArrayList<>();

  /** Reads a pair. */
  void add(TokenizedText source, TokenizedText target) {
    Set<String> left = content(source, true);
    Set<String> right = content(target, false);
    if (left.isEmpty() || right.isEmpty() || left.size() > LONGEST || right.size() > LONGEST) {
      return;
    }
    int[] pair = new int[1 + left.size() + right.size()];
    pair[0] = left.size();
    int i = 1;
    for (String word : left) {
      pair[i++] = number(word, german, germanWords);
    }
    for (String word : right) {
      pair[i++] = number(word, english, englishWords);
    }
    pairs.add(pair);
  }

  private static Set<String> content(TokenizedText text, boolean isGerman) {
    Set<String> stems = new LinkedHashSet<>();
    for (Token token : text.tokens()) {
      if (token.isWord() && token.text().length() > 1) {
        String lower = token.lower();
        if (isGerman ? !FunctionWords.isGerman(lower) : !FunctionWords.isEnglish(lower)) {
          stems.add(isGerman ? Stems.german(lower) : Stems.english(lower));
        }
      }
    }
    return stems;
  }

  private static int number(String word, Map<String, Integer> numbers, List<String> words) {
    Integer known = numbers.putIfAbsent(word, words.size());
    if (known == null) {
      words.add(word);
      return words.size() - 1;
    }
    return known;
  }

  /** Translations of every German stem, likeliest first. */
  Map<String, List<String>> translations() {
    // co-occurring English words of every German one, in one row each
    int[][] row = new int[germanWords.size() + 1][]; // last: no word
    int[] size = new int[row.length];
    int none = germanWords.size();
    for (int[] pair : pairs) {
      for (int d = 1; d <= pair[0]; d++) {
        size[pair[d]] += pair.length - 1 - pair[0];
      }
    }
    for (int i = 0; i < row.length - 1; i++) {
      row[i] = new int[size[i]];
      size[i] = 0;
    }
    for (int[] pair : pairs) {
      for (int d = 1; d <= pair[0]; d++) {
        int g = pair[d];
        for (int e = 1 + pair[0]; e < pair.length; e++) {
          row[g][size[g]++] = pair[e];
        }
      }
    }
    float[][] prob = new float[row.length][];
    for (int g = 0; g < none; g++) {
      Arrays.sort(row[g]);
      int n = 0;
      for (int i = 0; i < row[g].length; i++) {
        if (i == 0 || row[g][i] != row[g][i - 1]) {
          row[g][n++] = row[g][i];
        }
      }
      row[g] = Arrays.copyOf(row[g], n);
      prob[g] = new float[n];
      Arrays.fill(prob[g], 1f / n);
    }
    row[none] = new int[englishWords.size()];
    for (int e = 0; e < englishWords.size(); e++) {
      row[none][e] = e;
    }
    prob[none] = new float[englishWords.size()];
    Arrays.fill(prob[none], 1f / englishWords.size());
    float[][] count = new float[row.length][];
    double[] totalEnglish = new double[englishWords.size()];
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      for (int g = 0; g < row.length; g++) {
        count[g] = new float[row[g].length];
      }
      Arrays.fill(totalEnglish, 0);
      int[] places = new int[LONGEST + 1];
      for (int[] pair : pairs) {
        int n = pair[0];
        for (int e = 1 + n; e < pair.length; e++) {
          int word = pair[e];
          totalEnglish[word]++;
          double sum = prob[none][word];
          for (int d = 1; d <= n; d++) {
            int place = Arrays.binarySearch(row[pair[d]], word);
            places[d] = place;
            sum += prob[pair[d]][place];
          }
          for (int d = 1; d <= n; d++) {
            count[pair[d]][places[d]] += (float) (prob[pair[d]][places[d]] / sum);
          }
          count[none][word] += (float) (prob[none][word] / sum);
        }
      }
      for (int g = 0; g < row.length; g++) {
        double total = 0.5; // a rare word shall not collect what nothing else explains
        for (float c : count[g]) {
          total += c;
        }
        for (int i = 0; i < count[g].length; i++) {
          prob[g][i] = (float) (count[g][i] / total);
        }
      }
    }
    Map<String, List<String>> lexicon = new TreeMap<>();
    for (int g = 0; g < none; g++) {
      double total = 0;
      for (float c : count[g]) {
        total += c;
      }
      List<Integer> kept = new ArrayList<>();
      for (int i = 0; i < row[g].length; i++) {
        float c = count[g][i];
        if (c >= LEAST
            && (c >= SHARE * total
                || c >= 2 * SHARE * totalEnglish[row[g][i]] && c >= 0.002 * total)) {
          kept.add(i);
        }
      }
      float[] counts = count[g];
      kept.sort(Comparator.<Integer>comparingDouble(i -> -counts[i]).thenComparing(i -> i));
      int[] words = row[g];
      if (!kept.isEmpty()) {
        lexicon.put(
            germanWords.get(g),
            kept.stream().limit(MOST).map(i -> englishWords.get(words[i])).toList());
      }
    }
    return lexicon;
  }
}
