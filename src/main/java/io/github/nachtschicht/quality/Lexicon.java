package io.github.nachtschicht.quality;

import java.util.HashMap;
import java.util.Map;

/**
 * Which English words may translate a German one, by stems ({@link Stems}). Counted in the
 * project's training pairs by {@link LexiconCounter}; {@code docs/quality-checks.md} says how.
 */
final class Lexicon {

  private static final String[] NONE = {};
  private static final Map<String, String[]> TRANSLATIONS = read();

  private Lexicon() {}

  private static Map<String, String[]> read() {
    Map<String, String[]> translations = new HashMap<>();
    Map<String, String> shared = new HashMap<>();
    Resources.lines(
        "lexicon.txt.gz",
        line -> {
          String[] fields = line.split(" ", -1);
          String[] english = new String[fields.length - 1];
          for (int i = 1; i < fields.length; i++) {
            english[i - 1] = shared.computeIfAbsent(fields[i], word -> word);
          }
          translations.put(fields[0], english);
        });
    return translations;
  }

  /** English stems that translate a German stem, likeliest first; empty if it is not known. */
  static String[] translations(String stem) {
    return TRANSLATIONS.getOrDefault(stem, NONE);
  }
}
