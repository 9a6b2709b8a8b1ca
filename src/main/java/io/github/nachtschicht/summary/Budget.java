package io.github.nachtschicht.summary;

/**
 * How much a summary may still take.
 *
 * @param sentences how many sentences
 * @param words how many words, all chosen sentences together
 */
record Budget(int sentences, int words) {

  /**
   * The budget for a document.
   *
   * @param length the length asked for
   * @param sentences number of sentences of the document's running text; a share is rounded to
   *     whole sentences, at least one
   */
  static Budget of(SummaryLength length, int sentences) {
    return switch (length.unit()) {
      case SENTENCES ->
          new Budget((int) Math.min(length.value(), Integer.MAX_VALUE), Integer.MAX_VALUE);
      case RATIO ->
          new Budget(Math.max(1, (int) Math.round(length.value() * sentences)), Integer.MAX_VALUE);
      case WORDS ->
          new Budget(Integer.MAX_VALUE, (int) Math.min(length.value(), Integer.MAX_VALUE));
    };
  }

  /** Whether a sentence of so many words still fits. */
  boolean fits(int sentenceWords) {
    return sentences > 0 && sentenceWords <= words;
  }

  /** What is left when it has been taken. */
  Budget without(int sentenceWords) {
    return new Budget(sentences - 1, words == Integer.MAX_VALUE ? words : words - sentenceWords);
  }
}
