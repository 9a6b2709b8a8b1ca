package io.github.nachtschicht.translation;

import org.jspecify.annotations.Nullable;

/**
 * How a translation is searched for. Hugging Face's names and meanings ({@code
 * generation/utils.py}).
 *
 * @param beamSize hypotheses kept at each step; 1 is greedy search. 1 to 16
 * @param lengthPenalty exponent of the length by which a finished hypothesis's sum of
 *     log-probabilities is divided: {@code sum / length^lengthPenalty}, the length counting the
 *     closing token. 1 is the mean, 0 switches it off. -5 to 5
 * @param earlyStopping when a sentence is done
 * @param noRepeatNgramSize no n-gram of this many tokens may stand twice in a translation; 0 is off
 * @param maxLength most tokens of a translation, start token and closing token included; null takes
 *     the model's own
 * @param maxLengthRatio most tokens of a translation as a multiple of the source's tokens plus 10;
 *     0 is off
 */
public record DecodingOptions(
    int beamSize,
    double lengthPenalty,
    EarlyStopping earlyStopping,
    int noRepeatNgramSize,
    @Nullable Integer maxLength,
    double maxLengthRatio) {

  /** When beam search ends for a sentence. */
  public enum EarlyStopping {
    /** When no running hypothesis, at its current length, scores better than the worst finished. */
    HEURISTIC,
    /** As soon as {@code beamSize} hypotheses are finished. */
    FIRST,
    /** When no running hypothesis could ever score better than the worst finished. */
    NEVER
  }

  public DecodingOptions {
    check("beam-size", beamSize, beamSize >= 1 && beamSize <= 16, "1 to 16");
    check(
        "length-penalty",
        lengthPenalty,
        lengthPenalty >= -5 && lengthPenalty <= 5,
        "-5 to 5 (0 is off)");
    check(
        "no-repeat-ngram-size",
        noRepeatNgramSize,
        noRepeatNgramSize >= 0 && noRepeatNgramSize <= 100,
        "0 (off) to 100");
    check(
        "max-length", String.valueOf(maxLength), maxLength == null || maxLength >= 2, "at least 2");
    check(
        "max-length-ratio",
        maxLengthRatio,
        maxLengthRatio == 0 || maxLengthRatio >= 1,
        "0 (off) or at least 1");
  }

  private static void check(String option, Object value, boolean valid, String allowed) {
    if (!valid) {
      throw new IllegalArgumentException("'" + option + "' must be " + allowed + ", was " + value);
    }
  }

  /** Beam search with the given beam size, all else as the OPUS-MT models are published. */
  public static DecodingOptions ofBeamSize(int beamSize) {
    return new DecodingOptions(beamSize, 1.0, EarlyStopping.HEURISTIC, 0, null, 0);
  }

  public DecodingOptions withNoRepeatNgramSize(int size) {
    return new DecodingOptions(
        beamSize, lengthPenalty, earlyStopping, size, maxLength, maxLengthRatio);
  }
}
