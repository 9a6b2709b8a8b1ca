package io.github.nachtschicht.quality;

import java.util.List;
import java.util.Locale;

/**
 * The translation is neither much shorter nor much longer than German sentences of this length have
 * it. The shorter the sentence, the more the ratio may vary.
 */
final class LengthRatioCheck implements QualityCheck {

  @Override
  public String name() {
    return "length-ratio";
  }

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
    double log = Math.log((double) target / source);
    double spread = spread(source);
    if (log < mean(source) - LOW * spread) {
      return List.of(
          "the translation is unusually short: "
              + percent(target, source)
              + " of the German sentence's length");
    }
    if (log > mean(source) + HIGH * spread) {
      return List.of(
          "the translation is unusually long: "
              + percent(target, source)
              + " of the German sentence's length");
    }
    return List.of();
  }

  /** Deviations from the mean at which a translation is reported. */
  private static final double LOW = 3.3;

  private static final double HIGH = 3.6;

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

  private static String percent(int target, int source) {
    return String.format(Locale.ROOT, "%d %%", Math.round(100.0 * target / source));
  }
}
