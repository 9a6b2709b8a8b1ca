package io.github.nachtschicht.quality;

import java.util.HashMap;
import java.util.Map;

/**
 * Which English words may translate a German one, by stems ({@link Stems}). Counted in the
 * project's training pairs by {@link LexiconCounter}; {@code docs/quality-checks.md} says how.
 */
final class Lexicon {

  private static final String[] NONE = {};

  /** By German stem, its line: of a hundred thousand, a run asks for few. */
  private static final Map<String, String> LINES = read();

  private Lexicon() {}

  private static Map<String, String> read() {
    Map<String, String> lines = new HashMap<>(1 << 18);
    Resources.lines(
        "lexicon.txt.gz", line -> lines.put(line.substring(0, line.indexOf(' ')), line));
    return lines;
  }

  /** English stems that translate a German stem, likeliest first; empty if it is not known. */
  static String[] translations(String stem) {
    String line = LINES.get(stem);
    return line == null ? NONE : line.substring(stem.length() + 1).split(" ", -1);
  }
}
