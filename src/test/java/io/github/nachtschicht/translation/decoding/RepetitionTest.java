package io.github.nachtschicht.translation.decoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RepetitionTest {

  private static final int[] PLAIN = {5, 6, 7, 8, 9, 0};

  @Test
  void isDegenerate_sameTokenOnAndOn_true() {
    assertThat(Repetition.isDegenerate(PLAIN, new int[] {3, 4, 4, 4, 4, 0})).isTrue();
  }

  @Test
  void isDegenerate_samePhraseOnAndOn_true() {
    assertThat(Repetition.isDegenerate(PLAIN, new int[] {1, 2, 3, 1, 2, 3, 1, 2, 3, 0})).isTrue();
  }

  @Test
  void isDegenerate_twoCopies_false() {
    assertThat(Repetition.isDegenerate(PLAIN, new int[] {1, 2, 3, 1, 2, 3, 9, 0})).isFalse();
  }

  @Test
  void isDegenerate_threeEqualTokens_false() {
    assertThat(Repetition.isDegenerate(PLAIN, new int[] {1, 4, 4, 4, 9, 0})).isFalse();
  }

  @Test
  void isDegenerate_sourceRepeatsAsOften_false() {
    int[] source = {7, 2, 7, 2, 7, 2, 7, 2, 0};
    assertThat(Repetition.isDegenerate(source, new int[] {8, 3, 8, 3, 8, 3, 8, 3, 0})).isFalse();
    assertThat(Repetition.isDegenerate(source, new int[] {8, 3, 8, 3, 8, 3, 8, 3, 8, 3, 0}))
        .isTrue();
  }

  @Test
  void isDegenerate_emptyAndShort_false() {
    assertThat(Repetition.isDegenerate(new int[0], new int[0])).isFalse();
    assertThat(Repetition.isDegenerate(PLAIN, new int[] {0})).isFalse();
  }

  @Test
  void isDegenerate_randomTokens_falseUnlessPlanted() {
    Random random = new Random(8);
    for (int round = 0; round < 500; round++) {
      int[] target = random.ints(20 + random.nextInt(40), 0, 5000).toArray();
      assertThat(Repetition.isDegenerate(PLAIN, target)).isFalse();
      int period = 1 + random.nextInt(6);
      int copies = Math.max(3, (4 + period - 1) / period);
      int at = random.nextInt(target.length - Math.min(period * copies, target.length) + 1);
      for (int i = at + period; i < Math.min(target.length, at + period * copies); i++) {
        target[i] = target[i - period];
      }
      assertThat(Repetition.isDegenerate(PLAIN, target)).isTrue();
    }
  }
}
