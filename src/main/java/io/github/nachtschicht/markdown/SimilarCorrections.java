package io.github.nachtschicht.markdown;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the correction of a sentence that differs from a given one in a few words or a number, as
 * translation memories do from 75 % on. Likeness is the share of words that two sentences have in
 * common, Dice's coefficient over words with repetition, whatever their order: so it can be told
 * from hashes of the words alone, without reading a document again. Immutable.
 */
public final class SimilarCorrections {

  /** From this likeness on a correction is worth a look. */
  private static final double LEAST_LIKENESS = 0.75;

  /** Shorter sentences are alike by accident. */
  private static final int FEWEST_WORDS = 4;

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+|\\p{N}+");

  private static final Pattern UNSEEN = Pattern.compile("[\\u00AD\\u200B-\\u200D\\u2060\\uFEFF]");

  private final List<Correction> corrections = new ArrayList<>();
  private final List<int[]> words = new ArrayList<>();

  /** Which corrections hold a word, by the word's hash. */
  private final Map<Integer, List<Integer>> holders = new HashMap<>();

  SimilarCorrections(Collection<Correction> all) {
    for (Correction correction : all) {
      int[] own = words(correction.source());
      if (own.length >= FEWEST_WORDS) {
        int index = corrections.size();
        corrections.add(correction);
        words.add(own);
        Arrays.stream(own)
            .distinct()
            .forEach(w -> holders.computeIfAbsent(w, key -> new ArrayList<>()).add(index));
      }
    }
  }

  /**
   * A correction of a similar sentence.
   *
   * @param correction the sentence and what a person made of it
   * @param percent how alike the sentences are, 75 to 100
   */
  public record Match(Correction correction, int percent) {}

  /**
   * Hash codes of a sentence's words in small letters, {@code ss} for {@code ß}, ascending, each as
   * often as it stands there. What may stand inside of a word and is not seen is left out.
   */
  static int[] words(String sentence) {
    String plain = UNSEEN.matcher(Checksums.comparable(sentence)).replaceAll("");
    return WORD.matcher(plain.toLowerCase(Locale.ROOT).replace("ß", "ss"))
        .results()
        .mapToInt(word -> word.group().hashCode())
        .sorted()
        .toArray();
  }

  /**
   * The correction most like a sentence; of equally like ones the first in order of their
   * sentences.
   *
   * @param own the sentence's words as {@link #words} gives them
   * @return null if none is like it
   */
  @Nullable Match find(int[] own) {
    if (own.length < FEWEST_WORDS || corrections.isEmpty()) {
      return null;
    }
    // three of four words are shared: among the rarest of half the words is one that both have
    int[] rarest =
        Arrays.stream(own)
            .distinct()
            .boxed()
            .sorted(
                Comparator.comparingInt((Integer w) -> holders.getOrDefault(w, List.of()).size())
                    .thenComparing(w -> w))
            .limit(own.length / 2 + 1)
            .mapToInt(Integer::intValue)
            .toArray();
    SortedSet<Integer> candidates = new TreeSet<>();
    for (int word : rarest) {
      candidates.addAll(holders.getOrDefault(word, List.of()));
    }
    Match best = null;
    double most = LEAST_LIKENESS;
    for (int candidate : candidates) {
      double likeness = likeness(own, words.get(candidate));
      if (best == null ? likeness >= most : likeness > most) {
        best = new Match(corrections.get(candidate), (int) Math.floor(100 * likeness));
        most = likeness;
      }
    }
    return best;
  }

  private static double likeness(int[] a, int[] b) {
    int common = 0;
    int i = 0;
    int k = 0;
    while (i < a.length && k < b.length) {
      if (a[i] == b[k]) {
        common++;
        i++;
        k++;
      } else if (a[i] < b[k]) {
        i++;
      } else {
        k++;
      }
    }
    return 2.0 * common / (a.length + b.length);
  }
}
