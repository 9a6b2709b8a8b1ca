package io.github.nachtschicht.quality;

import java.util.List;
import java.util.Locale;

/**
 * The translation is neither much shorter nor much longer than German sentences of this length have
 * it. The shorter the sentence, the more the ratio may vary.
 */
final class LengthRatioCheck implements QualityCheck {

  @Override
  public List<String> check(SentencePair pair) {
    int source = letters(pair.source().text());
    int target = letters(pair.target().text());
    if (source == 0) {
      return List.of();
    }
    if (target == 0) {
      return List.of("the translation is empty");
    }
    double deviation = pair.deviation();
    if (deviation < -LOW || deviation > HIGH) {
      return List.of(
          String.format(
              Locale.ROOT,
              "the translation is unusually %s: %d %% of the German sentence's length",
              deviation < 0 ? "short" : "long",
              Math.round(100.0 * target / source)));
    }
    return List.of();
  }

  /**
   * How far a translation's length is from what is usual, in standard deviations; negative if it is
   * short. 0 where either side has no letters.
   */
  static double deviation(String german, String english) {
    int source = letters(german);
    int target = letters(english);
    return source == 0 || target == 0
        ? 0
        : (Math.log((double) target / source) - mean(source)) / spread(source);
  }

  /** Deviations from the mean at which a translation is reported. */
  private static final double LOW = 3.7;

  private static final double HIGH = 4.0;

  /**
   * Mean of ln(English letters / German letters) for German sentences of a length in letters and
   * digits. Fitted on 47,492 human translations of news and Wikipedia sentences (WMT 2008 to 2018
   * news tests, WMT 2019 to 2024 English-German tests read backwards, PUD, XQuAD): between 15 and
   * 300 letters it is at most 0.01 off.
   */
  private static double mean(int letters) {
    return 0.04 - 0.042 * Math.log(letters);
  }

  /** Standard deviation about {@link #mean}, fitted on the same pairs. */
  private static double spread(int letters) {
    return 0.075 + 0.85 / Math.sqrt(letters);
  }

  private static int letters(String text) {
    return (int) text.codePoints().filter(Character::isLetterOrDigit).count();
  }
}
