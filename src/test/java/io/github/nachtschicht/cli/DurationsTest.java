package io.github.nachtschicht.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

  @ParameterizedTest
  @CsvSource({"0, 0", "90, 90", "15m, 900", "7h30m, 27000", "1D2h, 93600", "' 2m5s ', 125"})
  void convert_duration_isUnderstood(String text, long seconds) {
    assertThat(new Durations().convert(text)).hasSeconds(seconds);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-5", "5x", "1m1h", "1.5h", "99999999999999"})
  void convert_anythingElse_isRefused(String text) {
    assertThatThrownBy(() -> new Durations().convert(text)).hasMessageContaining("not a duration");
  }
}
