package io.github.nachtschicht.markdown;

import org.jspecify.annotations.Nullable;

/** What people made of sentences before. Implementations are thread-safe. */
@FunctionalInterface
public interface CorrectionLookup {

  /** A person's translation of exactly this sentence; null if there is none. */
  @Nullable String find(String sentence);

  /**
   * A person's translation of a sentence much like this one, for a reviewer to look at; null if
   * there is none, or one of exactly this sentence.
   */
  default SimilarCorrections.@Nullable Match similar(String sentence) {
    return null;
  }
}
