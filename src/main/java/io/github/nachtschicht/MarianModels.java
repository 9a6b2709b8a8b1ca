package io.github.nachtschicht;

import io.github.nachtschicht.models.ModelFolder;
import io.github.nachtschicht.translation.ModelIdentity;
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
}
