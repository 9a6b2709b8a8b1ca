package io.github.nachtschicht.translation;

/**
 * A sentence to translate.
 *
 * @param source the sentence; may be empty or blank, which passes through
 * @param rules what must and what must not stand in its translation
 */
public record SentenceRequest(String source, TermRules rules) {

  /** A sentence without rules. */
  public static SentenceRequest of(String source) {
    return new SentenceRequest(source, TermRules.NONE);
  }

  /** Of the sentence alone, as hardly ever two requests differ in their rules only. */
  @Override
  public int hashCode() {
    return source.hashCode();
  }
}
