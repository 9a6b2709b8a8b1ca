package io.github.nachtschicht.translation;

/** What happened to a segment on its way through the translator. */
public enum TranslationNote {
  /** There was nothing to translate; the target is the source, but for the notation of numbers. */
  PASSED_THROUGH,
  /** The sentence was longer than the model can read; it was split, translated and rejoined. */
  SPLIT,
  /** The translation was cut off at the model's or the options' maximum length. */
  LENGTH_LIMIT,
  /** The first translation repeated itself; this one comes from another setting. */
  REPETITION_RETRIED,
  /** The translation repeats itself, and no other setting helped. */
  REPETITION,
  /** The translation had lost code or an address; the text around it was translated in parts. */
  REJOINED,
  /** A person's correction of an earlier translation of the same sentence was used. */
  CORRECTION,
  /** The sentence stands as a person left it in the version before that they reviewed. */
  REVIEWED,
  /** A required term could not be had, or a forbidden form not be avoided, without harm. */
  TERMS_MISSED,
  /**
   * Several words that the model cannot spell were copied from the source, in the source's order.
   */
  COPIED_IN_ORDER,
  /** It is a fixed phrase whose translation the model's folder has; the model was not asked. */
  PHRASE;

  /** Whether a person, and not the model, is to answer for the translation. */
  public static boolean isOfAPerson(java.util.Set<TranslationNote> notes) {
    return notes.contains(CORRECTION) || notes.contains(REVIEWED);
  }
}
