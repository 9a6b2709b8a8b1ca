package io.github.nachtschicht.translation;

import java.util.Collection;

/**
 * How many required terms stand in translations.
 *
 * @param used those that do
 * @param missed those that do not
 */
public record TermCount(long used, long missed) {

  /** No terms were required. */
  public static final TermCount NONE = new TermCount(0, 0);

  /** Counts the terms of sentences, each as often as it was required. */
  public static TermCount of(Collection<TranslatedSegment> segments) {
    TermCount all = NONE;
    for (TranslatedSegment segment : segments) {
      TermRules rules = segment.rules();
      if (!rules.required().isEmpty()) {
        int missed = rules.missedIn(segment.target()).size();
        all = all.plus(new TermCount(rules.required().size() - missed, missed));
      }
    }
    return all;
  }

  /** Both together. */
  public TermCount plus(TermCount other) {
    return new TermCount(used + other.used, missed + other.missed);
  }
}
