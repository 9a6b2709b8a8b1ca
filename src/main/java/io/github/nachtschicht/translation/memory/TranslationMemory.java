package io.github.nachtschicht.translation.memory;

import io.github.nachtschicht.translation.TranslatedSegment;
import org.jspecify.annotations.Nullable;

/**
 * Translations of one model under one set of settings, by sentence. What it gives out is what
 * translating anew would give. Implementations may be used by several threads.
 */
public interface TranslationMemory {

  /** What a sentence was translated to; null if it is not remembered. */
  @Nullable TranslatedSegment find(String source);

  /** Remembers a translation, or does not. */
  void put(TranslatedSegment segment);
}
