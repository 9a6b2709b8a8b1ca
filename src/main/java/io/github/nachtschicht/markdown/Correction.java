package io.github.nachtschicht.markdown;

/**
 * What a person made of one sentence.
 *
 * @param source the sentence in the source language
 * @param target its translation, to be used from now on
 * @param document where it was corrected: the source's path below the input folder; empty if not
 *     known
 */
public record Correction(String source, String target, String document) {

  public Correction {
    if (source.isBlank() || target.isBlank()) {
      throw new IllegalArgumentException("a correction needs a sentence and a translation");
    }
  }
}
