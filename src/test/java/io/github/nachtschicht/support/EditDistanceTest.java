package io.github.nachtschicht.support;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditDistanceTest {

  @ParameterizedTest
  @CsvSource({"'', '', 0", "abc, '', 3", "kitten, sitting, 3", "Darja, Daria, 1", "ab, ba, 2"})
  void of_eitherWay_countsChanges(String one, String other, int distance) {
    assertThat(EditDistance.of(one, other)).isEqualTo(distance);
    assertThat(EditDistance.of(other, one)).isEqualTo(distance);
  }
}
