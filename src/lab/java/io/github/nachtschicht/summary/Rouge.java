package io.github.nachtschicht.summary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * ROUGE-1, ROUGE-2 and summary-level ROUGE-L of one summary against one reference, without stemming
 * and with all words counted.
 *
 * <p>Words are runs of letters, marks and digits in lower case. ROUGE-L is the union of the longest
 * common subsequences of each reference sentence with all sentences of the summary, where no word
 * counts more often than it occurs ({@code rougeLsum} of Google's rouge_score).
 *
 * <p>Source: Lin, ROUGE: A Package for Automatic Evaluation of Summaries, 2004.
 *
 * @param rouge1 overlap of words
 * @param rouge2 overlap of pairs of words
 * @param rougeL longest common subsequences
 */
public record Rouge(Score rouge1, Score rouge2, Score rougeL) {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

  /**
   * One measure.
   *
   * @param precision share of the summary that is in the reference, 0 to 1
   * @param recall share of the reference that is in the summary, 0 to 1
   */
  public record Score(double precision, double recall) {

    /** Harmonic mean of precision and recall, 0 to 1. */
    public double f1() {
      double sum = precision + recall;
      return sum > 0 ? 2 * precision * recall / sum : 0;
    }

    static Score of(int matches, int summary, int reference) {
      return new Score(
          summary > 0 ? (double) matches / summary : 0,
          reference > 0 ? (double) matches / reference : 0);
    }
  }

  /**
   * Compares a summary with a reference.
   *
   * @param summary the summary's sentences
   * @param reference the reference's sentences
   */
  public static Rouge of(List<String> summary, List<String> reference) {
    List<List<String>> summaryWords = summary.stream().map(Rouge::words).toList();
    List<List<String>> referenceWords = reference.stream().map(Rouge::words).toList();
    return new Rouge(
        ngrams(summaryWords, referenceWords, 1),
        ngrams(summaryWords, referenceWords, 2),
        union(summaryWords, referenceWords));
  }

  /** The words of a text as ROUGE counts them. */
  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text.toLowerCase(Locale.ROOT));
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }

  private static Score ngrams(
      List<List<String>> summary, List<List<String>> reference, int length) {
    Map<List<String>, Integer> found = count(summary, length);
    Map<List<String>, Integer> wanted = count(reference, length);
    int matches = 0;
    for (Map.Entry<List<String>, Integer> entry : wanted.entrySet()) {
      matches += Math.min(entry.getValue(), found.getOrDefault(entry.getKey(), 0));
    }
    return Score.of(matches, sum(found), sum(wanted));
  }

  /** N-grams of the whole text: they cross the ends of sentences. */
  private static Map<List<String>, Integer> count(List<List<String>> sentences, int length) {
    List<String> words = sentences.stream().flatMap(List::stream).toList();
    Map<List<String>, Integer> counts = new HashMap<>();
    for (int i = 0; i + length <= words.size(); i++) {
      counts.merge(words.subList(i, i + length), 1, Integer::sum);
    }
    return counts;
  }

  private static int sum(Map<?, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static Score union(List<List<String>> summary, List<List<String>> reference) {
    Map<List<String>, Integer> inSummary = count(summary, 1);
    Map<List<String>, Integer> inReference = count(reference, 1);
    int summaryWords = sum(inSummary);
    int referenceWords = sum(inReference);
    int matches = 0;
    for (List<String> sentence : reference) {
      TreeSet<Integer> common = new TreeSet<>();
      for (List<String> other : summary) {
        common.addAll(longestCommonSubsequence(sentence, other));
      }
      for (int i : common) {
        List<String> word = List.of(sentence.get(i));
        if (inSummary.getOrDefault(word, 0) > 0 && inReference.getOrDefault(word, 0) > 0) {
          matches++;
          inSummary.merge(word, -1, Integer::sum);
          inReference.merge(word, -1, Integer::sum);
        }
      }
    }
    return Score.of(matches, summaryWords, referenceWords);
  }

  /**
   * Places in {@code a} of one longest common subsequence; of several the one rouge_score takes.
   */
  static List<Integer> longestCommonSubsequence(List<String> a, List<String> b) {
    int[][] length = new int[a.size() + 1][b.size() + 1];
    for (int i = 1; i <= a.size(); i++) {
      for (int j = 1; j <= b.size(); j++) {
        length[i][j] =
            a.get(i - 1).equals(b.get(j - 1))
                ? length[i - 1][j - 1] + 1
                : Math.max(length[i - 1][j], length[i][j - 1]);
      }
    }
    List<Integer> places = new ArrayList<>();
    int i = a.size();
    int j = b.size();
    while (i > 0 && j > 0) {
      if (a.get(i - 1).equals(b.get(j - 1))) {
        places.add(--i);
        j--;
      } else if (length[i - 1][j] > length[i][j - 1]) {
        i--;
      } else {
        j--;
      }
    }
    return places;
  }
}
