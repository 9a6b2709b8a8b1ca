package io.github.nachtschicht.translation;

/** Is told how the translation of a document goes on. Implementations are thread-safe. */
@FunctionalInterface
public interface TranslationProgress {

  /**
   * Some segments are done.
   *
   * @param segments how many more than at the last call; at least 1
   */
  void advance(int segments);

  /**
   * Says how many segments there are, before the first is done; may not come.
   *
   * @param segments all of them
   */
  default void expect(int segments) {}

  /**
   * Says how far a segment is that is too long to be translated at once; may not come.
   *
   * @param done how many of its parts are done, at least 1
   * @param all how many it has
   */
  default void part(int done, int all) {}

  /**
   * Says that segments were not translated but remembered; they count as done when {@link #advance}
   * says so.
   *
   * @param segments how many more than at the last call; at least 1
   */
  default void remembered(int segments) {}
}
