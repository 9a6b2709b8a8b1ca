package io.github.nachtschicht.quality;

import java.util.List;

/**
 * What the checks say of a sentence.
 *
 * @param flags what a reviewer should look at, in a stable order; often empty
 * @param confidence probability, 0 to 1, that the translation holds no serious error: one that
 *     reverses, loses or invents meaning. 1 for what was not translated by a model
 */
public record SentenceReview(List<QualityFlag> flags, double confidence) {

  /** Nothing to look at. */
  public static final SentenceReview CLEAN = new SentenceReview(List.of(), 1);

  public SentenceReview {
    flags = List.copyOf(flags);
  }
}
