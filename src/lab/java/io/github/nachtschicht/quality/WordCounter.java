package io.github.nachtschicht.quality;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts words of both languages and which capitalised German words stand in the translation. */
final class WordCounter {

  /** By word: places in German, in English. */
  private final Map<String, int[]> lower = new HashMap<>();

  /** By word: places in German, of these kept. */
  private final Map<String, int[]> capitalised = new HashMap<>();

  /** Reads a pair. */
  void add(TokenizedText source, TokenizedText target) {
    for (Token token : target.tokens()) {
      if (token.isWord() && Character.isLowerCase(token.text().charAt(0))) {
        lower.computeIfAbsent(token.text(), w -> new int[2])[1]++;
      }
    }
    for (Token token : source.tokens()) {
      if (token.isWord() && Character.isLowerCase(token.text().charAt(0))) {
        lower.computeIfAbsent(token.text(), w -> new int[2])[0]++;
      }
    }
    Set<String> english = words(target);
    for (int i : capitalised(source)) {
      String text = source.tokens().get(i).text();
      int[] counts = capitalised.computeIfAbsent(text, w -> new int[2]);
      counts[0]++;
      counts[1] += isKept(text, english) ? 1 : 0;
    }
  }

  /** The indices of capitalised words that begin no sentence. */
  static List<Integer> capitalised(TokenizedText text) {
    List<Integer> found = new ArrayList<>();
    boolean start = true;
    for (int i = 0; i < text.tokens().size(); i++) {
      Token token = text.tokens().get(i);
      if (!token.isWord()) {
        start |= token.kind() == Token.Kind.MARK && !token.isMark('-') && !token.isMark(',');
        continue;
      }
      if (token.isCapitalised() && !start && token.text().length() > 1) {
        found.add(i);
      }
      start = false;
    }
    return found;
  }

  /** The words of a text, and what stands before an apostrophe within one. */
  static Set<String> words(TokenizedText text) {
    Set<String> words = new HashSet<>();
    for (Token token : text.words()) {
      words.add(token.text());
      int apostrophe = token.lower().indexOf('\'');
      if (apostrophe > 1) {
        words.add(token.text().substring(0, apostrophe));
      }
    }
    return words;
  }

  /** Whether a word is among others, perhaps without a genitive s. */
  static boolean isKept(String word, Set<String> words) {
    return words.contains(word)
        || word.endsWith("s") && words.contains(word.substring(0, word.length() - 1));
  }

  /** German words in lower case that English lacks. */
  TreeSet<String> german() {
    TreeSet<String> words = new TreeSet<>();
    lower.forEach(
        (word, n) -> {
          if (n[0] >= 2 && n[0] >= 5 * n[1]) {
            words.add(word.toLowerCase(Locale.ROOT));
          }
        });
    capitalised.forEach(
        (word, n) -> {
          if (n[0] >= 2 && n[1] * 5 <= n[0]) {
            words.add(word.toLowerCase(Locale.ROOT));
          }
        });
    return words;
  }

  /** English words, in lower case. */
  TreeSet<String> english() {
    TreeSet<String> words = new TreeSet<>();
    lower.forEach(
        (word, n) -> {
          if (n[1] >= 2 && n[1] * 20 >= n[0]) {
            words.add(word);
          }
        });
    return words;
  }

  /** Capitalised words that are sometimes kept: places, and of these kept. */
  TreeMap<String, int[]> kept() {
    TreeMap<String, int[]> words = new TreeMap<>();
    capitalised.forEach(
        (word, n) -> {
          if (n[0] >= 2 && n[1] * 20 >= n[0]) {
            words.put(word, n);
          }
        });
    return words;
  }
}
