package io.github.nachtschicht.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GapsTest {

  @ParameterizedTest
  @CsvSource({
    "'The head of the association met in.', 7",
    "'He spoke of, the president.', 3",
    "'The was also mentioned.', 1",
    "'He says that had resigned.', 3"
  })
  void score_nameTakenOut_isHighestThere(String text, int gap) {
    List<Token> tokens = TokenizedText.of(text).tokens();
    int best = 1;
    for (int i = 1; i < tokens.size(); i++) {
      boolean higher =
          Gaps.score(Gaps.Kind.NAME, tokens, i) > Gaps.score(Gaps.Kind.NAME, tokens, best);
      best = higher ? i : best;
    }
    assertThat(best).isEqualTo(gap);
  }

  @ParameterizedTest
  @CsvSource({
    "'He wants to Haus the house.', 3, 'He lives in Haus Schwarzenberg.', 3",
    "'She was gestern late.', 2, 'She met Frau Merkel.', 2"
  })
  void scoreForeign_wordThatDoesNotFit_isHigher(String unfit, int unfitAt, String fit, int fitAt) {
    assertThat(Gaps.scoreForeign(TokenizedText.of(unfit).tokens(), unfitAt))
        .isGreaterThan(Gaps.scoreForeign(TokenizedText.of(fit).tokens(), fitAt));
  }
}
