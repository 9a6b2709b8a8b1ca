package io.github.nachtschicht.quality;

/**
 * Which English words may translate a German one, by stems ({@link Stems}). Counted in the
 * project's training pairs by {@link LexiconCounter}; {@code docs/quality-checks.md} says how.
 */
final class Lexicon {

  private static final String[] NONE = {};

  /** The German stems; their translations stand behind them. */
  private static final PackedWords STEMS = Resources.words("lexicon.txt.gz");

  private Lexicon() {}

  /** English stems that translate a German stem, likeliest first; empty if it is not known. */
  static String[] translations(String stem) {
    String line = STEMS.behind(stem);
    return line.isEmpty() ? NONE : line.split(" ", -1);
  }
}
