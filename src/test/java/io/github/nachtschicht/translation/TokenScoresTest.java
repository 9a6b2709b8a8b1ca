package io.github.nachtschicht.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TokenScoresTest {

  private static final TokenScores TWO =
      TokenScores.of(new int[] {3, 5}, new float[] {-1, -2}, new float[] {1, 0.5f});

  @Test
  void then_anotherText_movesItsOffsets() {
    TokenScores joined = TWO.then(TWO, 6);

    assertThat(joined.size()).isEqualTo(4);
    assertThat(new int[] {joined.end(1), joined.start(2), joined.end(2), joined.end(3)})
        .containsExactly(5, 5, 9, 11);
    assertThat(joined.logProbability(3)).isEqualTo(-2);
    assertThat(joined.agreement(3)).isEqualTo(0.5f);
  }

  @Test
  void then_nothing_isTheSame() {
    assertThat(TWO.then(TokenScores.NONE, 9)).isEqualTo(TWO);
    assertThat(TokenScores.NONE.then(TWO, 0)).isEqualTo(TWO);
  }

  @Test
  void of_callersArrays_areCopied() {
    int[] ends = {3};
    TokenScores scores = TokenScores.of(ends, new float[] {-1}, new float[] {1});
    ends[0] = 9;

    assertThat(scores.end(0)).isEqualTo(3);
  }

  @Test
  void of_unequalOrFalling_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TokenScores.of(new int[] {1}, new float[] {}, new float[] {1}))
        .withMessageContaining("were 1, 0 and 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TokenScores.of(new int[] {2, 1}, new float[2], new float[2]))
        .withMessageContaining("[2, 1]");
  }
}
