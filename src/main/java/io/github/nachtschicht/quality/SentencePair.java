package io.github.nachtschicht.quality;

import io.github.nachtschicht.quality.MeasureReader.Measure;
import io.github.nachtschicht.translation.TranslatedSegment;
import io.github.nachtschicht.translation.TranslationNote;
import java.util.List;

/**
 * A sentence and its translation, cut into tokens and its numbers read once for all checks.
 *
 * @param segment what the translator said
 * @param source tokens of the German side
 * @param target tokens of the English side
 * @param alignment which words have a counterpart
 * @param germanNumbers numbers of the German side
 * @param englishNumbers numbers of the English side
 * @param germanMeasures units of the German side
 * @param englishMeasures units of the English side
 * @param deviation {@link LengthRatioCheck#deviation} of the translation's length
 */
record SentencePair(
    TranslatedSegment segment,
    TokenizedText source,
    TokenizedText target,
    Alignment alignment,
    List<Quantity> germanNumbers,
    List<Quantity> englishNumbers,
    List<Measure> germanMeasures,
    List<Measure> englishMeasures,
    double deviation) {

  static SentencePair of(TranslatedSegment segment) {
    TokenizedText source = TokenizedText.of(segment.source());
    TokenizedText target = TokenizedText.of(segment.target());
    List<Quantity> germanNumbers = NumberReader.german(source);
    List<Quantity> englishNumbers = NumberReader.english(target);
    return new SentencePair(
        segment,
        source,
        target,
        Alignment.of(source, target),
        germanNumbers,
        englishNumbers,
        MeasureReader.german(source, germanNumbers),
        MeasureReader.english(target, englishNumbers),
        LengthRatioCheck.deviation(source.text(), target.text()));
  }

  /** Whether a word of the translation stands there because the glossary asks for it. */
  boolean isAskedFor(Token word) {
    return segment.rules().required().stream()
        .flatMap(term -> term.targets().stream())
        .anyMatch(form -> TokenizedText.of(form).holds(word.lower()));
  }

  boolean has(TranslationNote note) {
    return segment.notes().contains(note);
  }
}
