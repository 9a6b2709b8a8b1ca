package io.github.nachtschicht.translation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Phrases that a text says again. */
public final class Repeats {

  /** Longest phrase whose immediate repetition is looked for, in words. */
  private static final int LONGEST = 12;

  /** Length of a phrase that is looked for in the whole text, in words. */
  private static final int FAR = 5;

  private Repeats() {}

  /** The phrases that stand twice in a row, the longest first, each as often as it does. */
  public static List<List<String>> inARow(List<String> words) {
    List<List<String>> phrases = new ArrayList<>();
    for (int n = Math.min(LONGEST, words.size() / 2); n >= 1; n--) {
      for (int i = 0; i + 2 * n <= words.size(); i++) {
        List<String> phrase = words.subList(i, i + n);
        if (phrase.equals(words.subList(i + n, i + 2 * n))) {
          phrases.add(phrase);
        }
      }
    }
    return phrases;
  }

  /** The first five words of each phrase that comes back later. */
  public static List<List<String>> comingBack(List<String> words) {
    List<List<String>> phrases = new ArrayList<>();
    Map<List<String>, Integer> seen = new HashMap<>();
    int shift = 0;
    for (int i = 0; i + FAR <= words.size(); i++) {
      List<String> phrase = words.subList(i, i + FAR);
      Integer before = seen.putIfAbsent(phrase, i);
      int back = before == null || i - before < FAR ? 0 : i - before;
      if (back > 0 && back != shift) {
        phrases.add(phrase);
      }
      shift = back;
    }
    return phrases;
  }
}
