package io.github.nachtschicht.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sentences made up for this test. */
class SpoilingTest {

  private static final List<String> GOOD =
      List.of(
          "The farmer sold his brown cows at the market.",
          "Seven spectators watched the final match yesterday.");

  private static List<Spoiling.Spoilt> spoilt() {
    Spoiling spoiling = new Spoiling();
    return IntStream.range(0, 100).mapToObj(i -> spoiling.spoil(GOOD.get(i % 2))).toList();
  }

  @Test
  void spoil_sameSentences_oneWordIsWrong_andTheSame() {
    List<Spoiling.Spoilt> first = new ArrayList<>(spoilt());
    assertThat(first).isEqualTo(spoilt()).contains((Spoiling.Spoilt) null);

    for (int i = 0; i < first.size(); i++) {
      Spoiling.Spoilt one = first.get(i);
      if (one != null) {
        String good = GOOD.get(i % 2);
        String behind = one.text().substring(one.end());
        assertThat(good).startsWith(one.text().substring(0, one.start())).endsWith(behind);
        assertThat(one.text()).isNotEqualTo(good);
      }
    }
    assertThat(first.stream().filter(Objects::nonNull))
        .anyMatch(one -> one.start() == one.end())
        .anyMatch(one -> one.end() > one.start());
  }

  @Test
  void spoil_fewWords_isLeft() {
    assertThat(new Spoiling().spoil("The cat sleeps.")).isNull();
  }
}
