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
 * @param cache where compiled models are kept, made if it is not there
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
    Path cache,
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
  public static ModelOptions of(Path cache) {
    return new ModelOptions(
        DecodingOptions.ofBeamSize(4),
        Precision.INT8,
        1,
        cache,
        false,
        new Batch(1024, 48),
        null,
        false);
  }

  public ModelOptions withDecoding(DecodingOptions decoding) {
    return new ModelOptions(
        decoding, precision, workers, cache, punctuationNormalization, batch, targetTag, shortlist);
  }

  public ModelOptions withPrecision(Precision precision) {
    return new ModelOptions(
        decoding, precision, workers, cache, punctuationNormalization, batch, targetTag, shortlist);
  }

  public ModelOptions withWorkers(int workers) {
    return new ModelOptions(
        decoding, precision, workers, cache, punctuationNormalization, batch, targetTag, shortlist);
  }

  public ModelOptions withPunctuationNormalization(boolean punctuationNormalization) {
    return new ModelOptions(
        decoding, precision, workers, cache, punctuationNormalization, batch, targetTag, shortlist);
  }

  public ModelOptions withBatch(Batch batch) {
    return new ModelOptions(
        decoding, precision, workers, cache, punctuationNormalization, batch, targetTag, shortlist);
  }

  public ModelOptions withTargetTag(@Nullable String targetTag) {
    return new ModelOptions(
        decoding, precision, workers, cache, punctuationNormalization, batch, targetTag, shortlist);
  }

  public ModelOptions withShortlist(boolean shortlist) {
    return new ModelOptions(
        decoding, precision, workers, cache, punctuationNormalization, batch, targetTag, shortlist);
  }
}
