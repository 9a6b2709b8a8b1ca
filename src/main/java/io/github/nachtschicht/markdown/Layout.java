package io.github.nachtschicht.markdown;

/** How source and translation stand beside each other. */
public enum Layout {
  /** English paragraph, German paragraph quoted beneath it. */
  PARAGRAPHS,
  /** A table with one row a sentence. */
  TABLE,
  /** Translation and summary only. */
  ENGLISH
}
