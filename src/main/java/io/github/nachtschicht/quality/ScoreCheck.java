package io.github.nachtschicht.quality;

import java.util.List;
import java.util.Locale;

/**
 * The model was not unusually unsure: its score is not among the lowest it gave to news sentences.
 * Silent about what no model translated.
 */
final class ScoreCheck implements QualityCheck {

  /** Share of news sentences that are as uncertain or more, in percent. */
  private static final int LOWEST = 2;

  private final double least = ScoreCalibration.embedded().percentile(LOWEST);

  @Override
  public String name() {
    return "low-score";
  }

  @Override
  public List<String> check(SentencePair pair) {
    if (pair.segment().targetTokens() == 0 || pair.segment().score() >= least) {
      return List.of();
    }
    return List.of(
        String.format(
            Locale.ROOT,
            "the model is very unsure of this translation (score %.2f; %d %% of news sentences"
                + " score below %.2f)",
            pair.segment().score(),
            LOWEST,
            least));
  }
}
