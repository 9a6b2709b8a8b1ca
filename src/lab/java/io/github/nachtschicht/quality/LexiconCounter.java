package io.github.nachtschicht.quality;

import io.github.nachtschicht.support.FunctionWords;
import io.github.nachtschicht.translation.IbmModel1;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Counts which English words translate a German word: {@link IbmModel1} over stems, function words
 * left out. What stands for a word in at least {@link #SHARE} of its places, or it in as many of
 * the other's, is kept.
 */
final class LexiconCounter {

  /** Sentences with more content words than this on a side teach little, and cost much. */
  private static final int LONGEST = 60;

  private static final double SHARE = 0.02;

  /** Most translations of a word. */
  private static final int MOST = 20;

  /** Least expected number of links. */
  private static final double LEAST = 1.2;

  /** Stands in every German sentence: what English words come from that translate nothing. */
  private static final int NO_WORD = 0;

  /** Numbers of the German stems, from 1. */
  private final Map<String, Integer> german = new HashMap<>();

  private final Map<String, Integer> english = new HashMap<>();
  private final List<String> englishWords = new ArrayList<>();
  private final List<int[]> left = new ArrayList<>();
  private final List<int[]> right = new ArrayList<>();

  /** Reads a pair. */
  void add(TokenizedText source, TokenizedText target) {
    Set<String> germanStems = content(source, true);
    Set<String> englishStems = content(target, false);
    if (germanStems.isEmpty()
        || englishStems.isEmpty()
        || germanStems.size() > LONGEST
        || englishStems.size() > LONGEST) {
      return;
    }
    IntStream words =
        germanStems.stream().mapToInt(w -> german.computeIfAbsent(w, n -> german.size() + 1));
    left.add(IntStream.concat(IntStream.of(NO_WORD), words).toArray());
    right.add(englishStems.stream().mapToInt(this::englishNumber).toArray());
  }

  private int englishNumber(String word) {
    return english.computeIfAbsent(
        word,
        w -> {
          englishWords.add(w);
          return english.size();
        });
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

  /** Translations of every German stem, likeliest first. */
  Map<String, List<String>> translations() {
    IbmModel1 model = new IbmModel1(left, right, german.size() + 1, english.size());
    int[][] row = model.row();
    float[][] probability = model.links(0);
    for (float[] ofWord : probability) {
      Arrays.fill(ofWord, 1f / ofWord.length);
    }
    float[][] count = model.fit(probability, true, 0);
    Map<String, List<String>> lexicon = new TreeMap<>();
    for (Map.Entry<String, Integer> stem : german.entrySet()) {
      int g = stem.getValue();
      double total = 0;
      for (float c : count[g]) {
        total += c;
      }
      List<Integer> kept = new ArrayList<>();
      for (int i = 0; i < row[g].length; i++) {
        float c = count[g][i];
        if (c >= LEAST
            && (c >= SHARE * total
                || c >= 2 * SHARE * model.targetCounts()[row[g][i]] && c >= 0.002 * total)) {
          kept.add(i);
        }
      }
      float[] counts = count[g];
      kept.sort(Comparator.<Integer>comparingDouble(i -> -counts[i]).thenComparing(i -> i));
      int[] words = row[g];
      if (!kept.isEmpty()) {
        lexicon.put(
            stem.getKey(), kept.stream().limit(MOST).map(i -> englishWords.get(words[i])).toList());
      }
    }
    return lexicon;
  }
}
