package io.github.nachtschicht.quality;

import java.util.Set;

/**
 * What is known of words: German ones that English lacks, and English ones. Read once, about
 * 160,000 words; how they were counted stands in {@code docs/quality-checks.md}.
 */
final class WordLists {

  private static final Set<String> GERMAN = Resources.words("german-words.txt.gz").keySet();
  private static final Set<String> ENGLISH = Resources.words("english-words.txt.gz").keySet();

  /** What may stand between the parts of a German compound. */
  private static final String[] LINKS = {"", "s", "n", "en", "es", "e", "er"};

  private static final String[] ENDINGS = {
    "", "s", "es", "n", "en", "e", "er", "ern", "in", "innen"
  };

  /** Longest word that is taken apart, and shortest part, in UTF-16 units. */
  private static final int LONGEST = 60;

  private static final int SHORTEST = 4;

  private WordLists() {}

  /** Whether English has this word, in lower case. */
  static boolean isEnglish(String lower) {
    return ENGLISH.contains(lower);
  }

  /** Whether a word in lower case is German and not English as well: known, or a compound. */
  static boolean isGerman(String lower) {
    return GERMAN.contains(lower) || !ENGLISH.contains(lower) && isCompound(lower);
  }

  /** Whether the word is on the list of German words. */
  static boolean isKnownGerman(String lower) {
    return GERMAN.contains(lower);
  }

  /**
   * What speaks for a word in lower case being German, the word itself being unknown: {@code I} an
   * inflected form of a known word, {@code C} a compound, {@code T} a known German last part,
   * {@code E} an English one, each with the length of that part; {@code -} nothing.
   */
  static String germanShape(String lower) {
    if (lower.length() > LONGEST) {
      return "-";
    }
    String best = "-";
    for (String ending : ENDINGS) {
      int length = lower.length() - ending.length();
      if (length < SHORTEST || !lower.endsWith(ending)) {
        continue;
      }
      String base = lower.substring(0, length);
      if (!ending.isEmpty() && GERMAN.contains(base)) {
        return "I" + (length > 6);
      }
      if (isCompound(base)) {
        return "C";
      }
      for (int i = 2; i <= length - SHORTEST && best.equals("-"); i++) {
        String last = base.substring(i);
        if (GERMAN.contains(last)) {
          best = "T" + Math.min(6, last.length());
        } else if (last.length() > SHORTEST && ENGLISH.contains(last)) {
          best = "E" + Math.min(6, last.length());
        }
      }
    }
    return best;
  }

  /** Whether a word in lower case is made of two or more German words. */
  static boolean isCompound(String lower) {
    int length = lower.length();
    if (length < 2 * SHORTEST || length > LONGEST) {
      return false;
    }
    boolean[] reached = new boolean[length + 1];
    reached[0] = true;
    for (int end = SHORTEST; end <= length; end++) {
      for (int start = 0; start + SHORTEST <= end && !reached[end]; start++) {
        reached[end] = reached[start] && end - start < length && isPart(lower, start, end);
      }
    }
    return reached[length];
  }

  private static boolean isPart(String word, int start, int end) {
    String part = word.substring(start, end);
    if (end == word.length()) {
      return GERMAN.contains(part);
    }
    for (String link : LINKS) {
      if (part.endsWith(link) && part.length() - link.length() >= SHORTEST) {
        String stem = part.substring(0, part.length() - link.length());
        if (GERMAN.contains(stem)) {
          return true;
        }
      }
    }
    return false;
  }
}
