package io.github.nachtschicht.translation;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a model is loaded and run. Of these, {@code decoding}, {@code precision}, {@code
 * punctuationNormalization}, {@code targetTag} and {@code shortlist} decide what is translated; the
 * others only how fast.
 *
 * @param decoding how translations are searched for
 * @param precision how matrices are stored and multiplied
 * @param workers threads that translate, one core each; 1 to 256
 * @param cacheFolder where compiled models are kept, made if it is not there
 * @param punctuationNormalization whether typographic quotes, dashes and spaces of the source are
 *     replaced by plain ones before the model sees them, as Moses' script does; Hugging Face does
 *     not
 * @param batch how much is translated together
 * @param targetTag by which a model of several target languages is told which one, like {@code
 *     >>eng<<}, put before every source; null for none
 * @param shortlist whether a translation may consist only of frequent words and of those that a
 *     lexicon gives for its source, which takes less time; German to English and 8-bit integers
 *     only
 */
public record ModelOptions(
    DecodingOptions decoding,
    Precision precision,
    int workers,
    Path cacheFolder,
    boolean punctuationNormalization,
    Batch batch,
    @Nullable String targetTag,
    boolean shortlist) {

  /**
   * How much is translated together.
   *
   * @param tokens about how many source tokens; 16 to 65536
   * @param sentences most sentences; 1 to 1024
   */
  public record Batch(int tokens, int sentences) {

    public Batch {
      check("batch-tokens", tokens, 16, 65536);
      check("batch-sentences", sentences, 1, 1024);
    }
  }

  public ModelOptions {
    check("threads", workers, 1, 256);
    if (shortlist && precision != Precision.INT8) {
      throw new IllegalArgumentException("'shortlist' needs 'precision' int8");
    }
  }

  private static void check(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "'" + option + "' must be " + least + " to " + most + ", was " + value);
    }
  }

  /** Beam 4, 8-bit integers, one worker. */
  public static ModelOptions of(Path cacheFolder) {
    return new ModelOptions(
        DecodingOptions.ofBeamSize(4),
        Precision.INT8,
        1,
        cacheFolder,
        false,
        new Batch(1024, 48),
        null,
        false);
  }

  public ModelOptions withDecoding(DecodingOptions options) {
    return new ModelOptions(
        options,
        precision,
        workers,
        cacheFolder,
        punctuationNormalization,
        batch,
        targetTag,
        shortlist);
  }

  public ModelOptions withPrecision(Precision other) {
    return new ModelOptions(
        decoding,
        other,
        workers,
        cacheFolder,
        punctuationNormalization,
        batch,
        targetTag,
        shortlist);
  }

  public ModelOptions withWorkers(int count) {
    return new ModelOptions(
        decoding,
        precision,
        count,
        cacheFolder,
        punctuationNormalization,
        batch,
        targetTag,
        shortlist);
  }

  public ModelOptions withPunctuationNormalization(boolean on) {
    return new ModelOptions(
        decoding, precision, workers, cacheFolder, on, batch, targetTag, shortlist);
  }

  public ModelOptions withBatch(int tokens, int sentences) {
    return new ModelOptions(
        decoding,
        precision,
        workers,
        cacheFolder,
        punctuationNormalization,
        new Batch(tokens, sentences),
        targetTag,
        shortlist);
  }

  public ModelOptions withTargetTag(@Nullable String tag) {
    return new ModelOptions(
        decoding, precision, workers, cacheFolder, punctuationNormalization, batch, tag, shortlist);
  }

  public ModelOptions withShortlist(boolean on) {
    return new ModelOptions(
        decoding, precision, workers, cacheFolder, punctuationNormalization, batch, targetTag, on);
  }
}
