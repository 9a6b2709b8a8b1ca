package io.github.nachtschicht.cli;

import io.github.nachtschicht.TranslationModel;
import io.github.nachtschicht.models.LanguageCheck;
import io.github.nachtschicht.models.ModelFolder;
import io.github.nachtschicht.translation.DecodingOptions;
import io.github.nachtschicht.translation.ModelOptions;
import io.github.nachtschicht.translation.SegmentTranslator;
import io.github.nachtschicht.translation.TranslatedSegment;
import io.github.nachtschicht.translation.TranslationNote;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Loads a model and translates one sentence with it: proof that it works on this machine. */
final class ModelProof {

  /** Short, with an umlaut and a compound. */
  static final String SENTENCE = "Die Bürgermeisterin eröffnet morgen die neue Stadtbibliothek.";

  /** Greedy, and no longer than any translation of the sentence can be. */
  private static final DecodingOptions GREEDY =
      new DecodingOptions(1, 1.0, DecodingOptions.EarlyStopping.HEURISTIC, 0, 64, 0);

  private static final Set<TranslationNote> SUSPECT =
      EnumSet.of(TranslationNote.LENGTH_LIMIT, TranslationNote.REPETITION);

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
    long begun = System.nanoTime();
    TranslationModel opened = TranslationModel.of(model);
    ModelOptions settings =
        ModelOptions.of(compiledCache)
            .withDecoding(GREEDY)
            .withPunctuationNormalization(opened.expectsPlainPunctuation())
            .withTargetTag(tag);
    try (SegmentTranslator translator = opened.open(settings)) {
      long loaded = System.nanoTime();
      TranslatedSegment translated = translator.translate(List.of(SENTENCE)).get(0);
      String proof =
          String.format(
              Locale.ROOT,
              "Proof: \"%s\" → \"%s\" (compiled and loaded in %.1f s, translated in %.1f s)",
              SENTENCE,
              translated.target(),
              seconds(loaded - begun),
              seconds(System.nanoTime() - loaded));
      return Collections.disjoint(translated.notes(), SUSPECT)
          ? proof
          : proof
              + "\nWarning: the translation does not come to an end or repeats itself; is this a"
              + " trained model for German?";
    }
  }

  private static double seconds(long nanos) {
    return nanos / (double) TimeUnit.SECONDS.toNanos(1);
  }
}
