package io.github.nachtschicht;

import io.github.nachtschicht.models.ModelFolder;
import io.github.nachtschicht.models.ModelLocations;
import io.github.nachtschicht.translation.DecodingOptions;
import io.github.nachtschicht.translation.ModelIdentity;
import io.github.nachtschicht.translation.SegmentTranslator;
import io.github.nachtschicht.translation.marian.MarianSettings;
import io.github.nachtschicht.translation.marian.MarianTranslator;
import io.github.nachtschicht.translation.marian.Precision;
import java.util.Locale;

/** What the translator has to be told of a model folder. */
public final class MarianModels {

  private MarianModels() {}

  /** What the model calls itself; hashes its files if that was not done before. */
  public static ModelIdentity identity(ModelFolder folder) {
    return new ModelIdentity(
        folder.name(), folder.fingerprint(), folder.sourceLanguage(), folder.targetLanguage());
  }

  /**
   * Whether the model was trained on text with normalised punctuation: the OPUS-MT models were, by
   * Moses' script; the embedded one was not.
   */
  public static boolean expectsNormalizedPunctuation(ModelFolder folder) {
    return folder.name().toLowerCase(Locale.ROOT).contains("opus-mt");
  }

  /**
   * Loads a model with all else at its default.
   *
   * @param threads translating threads, one core each
   * @throws io.github.nachtschicht.translation.TranslationException if it cannot be loaded
   */
  public static SegmentTranslator open(
      ModelFolder folder, DecodingOptions decoding, Precision precision, int threads) {
    folder.requireUndamaged(false);
    return MarianTranslator.open(
        folder.path(),
        identity(folder),
        MarianSettings.of(ModelLocations.ofProcess().compiledCache())
            .withDecoding(decoding)
            .withPrecision(precision)
            .withWorkers(threads)
            .withPunctuationNormalization(expectsNormalizedPunctuation(folder)));
  }
}
