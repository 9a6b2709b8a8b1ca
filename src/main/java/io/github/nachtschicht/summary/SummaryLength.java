package io.github.nachtschicht.summary;

/**
 * How long a summary may be.
 *
 * @param unit what is counted
 * @param value how many sentences or words, or the share of the document's sentences above 0 and up
 *     to 1; 0 where the document decides
 */
public record SummaryLength(Unit unit, double value) {

  /** What a summary's length is counted in. */
  public enum Unit {
    /** Chosen for the document: more sentences the longer it is. */
    DOCUMENT,
    /** Sentences. */
    SENTENCES,
    /** Share of the document's sentences, the compression ratio. */
    RATIO,
    /** Words of the source language. */
    WORDS
  }

  public SummaryLength {
    switch (unit) {
      case DOCUMENT -> {}
      case SENTENCES ->
          require(
              value >= 0 && value == Math.rint(value),
              "summary-sentences",
              value,
              "a whole number, 0 (none) or more");
      case RATIO ->
          require(value > 0 && value <= 1, "summary-ratio", value, "above 0 and at most 1");
      case WORDS ->
          require(
              value >= 1 && value == Math.rint(value),
              "summary-words",
              value,
              "a whole number, at least 1");
    }
  }

  /** As long as suits the document: three sentences for a news text, ten for fifty pages. */
  public static SummaryLength byDocument() {
    return new SummaryLength(Unit.DOCUMENT, 0);
  }

  public static SummaryLength sentences(int count) {
    return new SummaryLength(Unit.SENTENCES, count);
  }

  public static SummaryLength ratio(double share) {
    return new SummaryLength(Unit.RATIO, share);
  }

  public static SummaryLength words(int count) {
    return new SummaryLength(Unit.WORDS, count);
  }

  private static void require(boolean valid, String option, double value, String allowed) {
    if (!valid) {
      throw new IllegalArgumentException("'" + option + "' must be " + allowed + ", was " + value);
    }
  }
}
