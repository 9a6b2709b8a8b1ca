package io.github.nachtschicht.summary;

/**
 * How much a summary may still take.
 *
 * @param sentences how many sentences
 * @param words how many words, all chosen sentences together
 * @param spread whether all parts of a long document are to have their share
 */
record Budget(int sentences, int words, boolean spread) {

  /** Sentences of a summary of a news text, and the fewest of any. */
  static final int FEWEST = 3;

  private static final int MOST = 12;

  /** Sentences of a document up to which {@link #FEWEST} will do. */
  private static final double NEWS_TEXT = 40;

  /** What a document of twice the length gets more: ten sentences at 1,250, fifty pages of 25. */
  private static final double MORE = 1.4;

  /**
   * The budget for a document.
   *
   * @param length the length asked for
   * @param sentences number of sentences of the document's running text; a share is rounded to
   *     whole sentences, at least one
   */
  static Budget of(SummaryLength length, int sentences) {
    return switch (length.unit()) {
      case DOCUMENT -> new Budget(points(sentences), Integer.MAX_VALUE, true);
      case SENTENCES ->
          new Budget((int) Math.min(length.value(), Integer.MAX_VALUE), Integer.MAX_VALUE, false);
      case RATIO ->
          new Budget(
              Math.max(1, (int) Math.round(length.value() * sentences)), Integer.MAX_VALUE, false);
      case WORDS ->
          new Budget(Integer.MAX_VALUE, (int) Math.min(length.value(), Integer.MAX_VALUE), false);
    };
  }

  /** How many sentences suit a document: their number grows with the logarithm of its length. */
  private static int points(int sentences) {
    double points = FEWEST + MORE * Math.log(Math.max(1, sentences) / NEWS_TEXT) / Math.log(2);
    return (int) Math.max(FEWEST, Math.min(MOST, Math.round(points)));
  }

  /** Whether a sentence of so many words still fits. */
  boolean fits(int sentenceWords) {
    return sentences > 0 && sentenceWords <= words;
  }

  /** What is left when it has been taken. */
  Budget without(int sentenceWords) {
    return new Budget(
        sentences - 1, words == Integer.MAX_VALUE ? words : words - sentenceWords, spread);
  }
}
