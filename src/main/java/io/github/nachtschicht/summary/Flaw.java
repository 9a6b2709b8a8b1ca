package io.github.nachtschicht.summary;

/** What makes a sentence hard to read outside its paragraph. */
enum Flaw {
  /** Asks something. */
  QUESTION,
  /** No whole sentence: too few words, or no full stop in a text that has them. */
  FRAGMENT,
  /** Says what a picture shows. */
  CAPTION,
  /** Opens with a pronoun or connective whose reference is in the sentence before. */
  DANGLING,
  /** Direct speech without its speaker. */
  QUOTATION
}
