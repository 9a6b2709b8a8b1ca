package io.github.nachtschicht;

import io.github.nachtschicht.markdown.Layout;
import io.github.nachtschicht.summary.SummaryLength;
import io.github.nachtschicht.translation.DecodingOptions;
import io.github.nachtschicht.translation.marian.Precision;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What is to be translated with, and how.
 *
 * @param model name or folder of the model
 * @param modelsDir folder of models to look into first, or null
 * @param targetTag which language a model of several is to write; null for models of one
 * @param decoding how translations are searched for
 * @param precision arithmetic of the model
 * @param normalizePunctuation whether typographic punctuation is made plain before the model sees
 *     it; null leaves it to the model
 * @param threads threads that translate, at least 1; changes no translation
 * @param layout how the languages stand beside each other
 * @param summaryLength how long the summary is
 * @param forceLanguage take every document as German, and models of other languages too
 */
public record TranslationSettings(
    String model,
    @Nullable Path modelsDir,
    @Nullable String targetTag,
    DecodingOptions decoding,
    Precision precision,
    @Nullable Boolean normalizePunctuation,
    int threads,
    Layout layout,
    SummaryLength summaryLength,
    boolean forceLanguage) {

  public TranslationSettings {
    if (threads < 1 || threads > 256) {
      throw new IllegalArgumentException("'threads' must be 1 to 256, was " + threads);
    }
  }
}
