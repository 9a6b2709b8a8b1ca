package io.github.nachtschicht.quality;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * What is known of words: German ones that English lacks, English ones, and names that survive
 * translation. Read once, about 180,000 words; how they were counted stands in {@code
 * docs/quality-checks.md}.
 */
final class WordLists {

  private static final Set<String> GERMAN = read("german-words.txt.gz");
  private static final Set<String> ENGLISH = read("english-words.txt.gz");
  private static final Set<String> NAMES = read("names.txt.gz");

  /** What may stand between the parts of a German compound. */
  private static final String[] LINKS = {"", "s", "n", "en", "es", "e", "er"};

  private static final String[] ENDINGS = {
    "", "s", "es", "n", "en", "e", "er", "ern", "in", "innen"
  };

  /** Longest word that is taken apart, and shortest part, in UTF-16 units. */
  private static final int LONGEST = 60;

  private static final int SHORTEST = 4;

  private WordLists() {}

  private static Set<String> read(String name) {
    try (InputStream in = WordLists.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + name + " is missing from the program");
      }
      Set<String> words = new HashSet<>();
      BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          words.add(line);
        }
      }
      return words;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether English has this word, in lower case. */
  static boolean isEnglish(String lower) {
    return ENGLISH.contains(lower);
  }

  /** Whether the word, with this case, is a name that usually stays as it is. */
  static boolean isName(String word) {
    return NAMES.contains(word);
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
   * Whether a word in lower case looks like a German noun: known, a compound, or with a last part
   * German or English has, in any inflection.
   */
  static boolean looksGerman(String lower) {
    if (lower.length() > LONGEST || GERMAN.contains(lower)) {
      return true;
    }
    for (String ending : ENDINGS) {
      int length = lower.length() - ending.length();
      if (length < SHORTEST || !lower.endsWith(ending)) {
        continue;
      }
      String base = lower.substring(0, length);
      if (GERMAN.contains(base) || isCompound(base)) {
        return true;
      }
      for (int i = 3; i <= length - SHORTEST; i++) {
        String last = base.substring(i);
        if (GERMAN.contains(last) || last.length() > SHORTEST && ENGLISH.contains(last)) {
          return true;
        }
      }
    }
    return false;
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
