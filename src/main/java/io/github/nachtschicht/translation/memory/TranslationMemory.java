package io.github.nachtschicht.translation.memory;

import io.github.nachtschicht.translation.SentenceRequest;
import io.github.nachtschicht.translation.TranslatedSegment;
import org.jspecify.annotations.Nullable;

/**
 * Translations of one model under one set of settings, by sentence and rules. What it gives out is
 * what translating anew would give. Implementations may be used by several threads.
 */
public interface TranslationMemory {

  /** What a sentence was translated to; null if it is not remembered. */
  @Nullable TranslatedSegment find(SentenceRequest request);

  /** Whether a sentence is remembered; nobody counts the question. */
  default boolean has(SentenceRequest request) {
    return find(request) != null;
  }

  /** As {@link #find(SentenceRequest)}, without rules. */
  default @Nullable TranslatedSegment find(String source) {
    return find(SentenceRequest.of(source));
  }

  /** Remembers a translation, or does not. */
  void put(TranslatedSegment segment);
}
