package io.github.nachtschicht.quality;

import io.github.nachtschicht.translation.TranslatedSegment;
import io.github.nachtschicht.translation.TranslationNote;

/**
 * A sentence and its translation, cut into tokens once for all checks.
 *
 * @param segment what the translator said
 * @param source tokens of the German side
 * @param target tokens of the English side
 */
record SentencePair(TranslatedSegment segment, TokenizedText source, TokenizedText target) {

  static SentencePair of(TranslatedSegment segment) {
    return new SentencePair(
        segment, TokenizedText.of(segment.source()), TokenizedText.of(segment.target()));
  }

  boolean has(TranslationNote note) {
    return segment.notes().contains(note);
  }
}
