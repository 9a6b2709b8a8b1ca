package io.github.nachtschicht.cli;

import io.github.nachtschicht.models.LanguageCheck;
import io.github.nachtschicht.models.ModelFolder;
import io.github.nachtschicht.translation.DecodingOptions;
import io.github.nachtschicht.translation.ModelIdentity;
import io.github.nachtschicht.translation.TranslatedSegment;
import io.github.nachtschicht.translation.marian.MarianSettings;
import io.github.nachtschicht.translation.marian.MarianTranslator;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Loads a model and translates one sentence with it: proof that it works on this machine. */
final class ModelProof {

  /** Short, with an umlaut and a compound. */
  static final String SENTENCE = "Die Bürgermeisterin eröffnet morgen die neue Stadtbibliothek.";

  private final Path compiledCache;

  ModelProof(Path compiledCache) {
    this.compiledCache = compiledCache;
  }

  /**
   * The sentence, its translation and the seconds that loading and translating took, in words.
   *
   * @param targetTag as the user named it, or null
   */
  String of(ModelFolder model, @Nullable String targetTag) throws InterruptedException {
    String tag = LanguageCheck.require(model, targetTag, true, warning -> {});
    ModelIdentity identity =
        new ModelIdentity(
            model.name(), model.fingerprint(), model.sourceLanguage(), model.targetLanguage());
    long begun = System.nanoTime();
    MarianSettings settings =
        MarianSettings.of(compiledCache).withDecoding(DecodingOptions.ofBeamSize(1));
    try (MarianTranslator translator = MarianTranslator.open(model.path(), identity, settings)) {
      long loaded = System.nanoTime();
      TranslatedSegment translated =
          translator.translate(List.of(tag == null ? SENTENCE : tag + " " + SENTENCE)).get(0);
      return String.format(
          Locale.ROOT,
          "Proof: \"%s\" → \"%s\" (compiled and loaded in %.1f s, translated in %.1f s)",
          SENTENCE,
          translated.target(),
          seconds(loaded - begun),
          seconds(System.nanoTime() - loaded));
    }
  }

  private static double seconds(long nanos) {
    return nanos / (double) TimeUnit.SECONDS.toNanos(1);
  }
}
