package io.github.nachtschicht.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

  private static final Setting<Integer> SIZE =
      Setting.of("size", "N", Integer.class, Effect.TEXT, "Size")
          .byDefault(4)
          .only(n -> n >= 1 && n <= 16, "1 to 16");
  private static final Setting<Double> SHARE =
      Setting.of("share", "X", Double.class, Effect.TEXT, "Share");
  private static final Setting<Duration> TIME =
      Setting.of("time", "TIME", Duration.class, Effect.RUN, "Time").byDefault(Duration.ZERO);
  private static final Setting<List<String>> NAMES =
      Setting.list("names", "NAME", Effect.CHECKS, "Names");

  private final Settings settings = Settings.defaults(List.of(SIZE, SHARE, TIME, NAMES));

  private static String text(Settings settings) {
    return settings.fingerprint(Effect.TEXT, Map.of());
  }

  @Test
  void with_value_leavesTheFirstAsItWas() {
    assertThat(settings.with(SIZE, 2).get(SIZE)).isEqualTo(2);
    assertThat(settings.get(SIZE)).isEqualTo(4);
    assertThat(settings.with(SHARE, 0.5).with(SHARE, null).find(SHARE)).isNull();
  }

  @Test
  void with_valueOutOfRange_namesSettingRangeAndValue() {
    assertThatThrownBy(() -> settings.with(SIZE, 17))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'size' must be 1 to 16, was 17");
  }

  @Test
  void get_settingWithoutValue_namesIt() {
    assertThatThrownBy(() -> settings.get(SHARE)).hasMessageContaining("'share'");
  }

  @Test
  void described_values_inTheOrderOfTheirDeclaration() {
    assertThat(settings.with(NAMES, List.of("a", "b")).with(SHARE, 0.5).described())
        .containsExactly(
            entry("size", "4"), entry("share", "0.5"), entry("time", "0"), entry("names", "a, b"));
  }

  @Test
  void text_sizesAndTimes_areWrittenAsPeopleWriteThem() {
    Setting<Long> size = Setting.of("s", "SIZE", Long.class, Effect.RUN, "S");
    assertThat(List.of(0L, 1000L, 65536L, 1L << 20, 1L << 30, 5L << 40).stream().map(size::text))
        .containsExactly("0", "1000", "64K", "1M", "1G", "5120G");
    assertThat(TIME.text(Duration.ofSeconds(90))).isEqualTo("90");
    assertThat(TIME.text(Duration.ofHours(2))).isEqualTo("120m");
  }

  @Test
  void fingerprint_otherValueOfTheSameEffect_differs() {
    assertThat(text(settings.with(SIZE, 5))).isNotEqualTo(text(settings));
    assertThat(text(settings.with(SHARE, 0.5))).isNotEqualTo(text(settings));
    assertThat(settings.fingerprint(Effect.TEXT, Map.of("version", "1")))
        .isNotEqualTo(settings.fingerprint(Effect.TEXT, Map.of("version", "2")));
  }

  @Test
  void fingerprint_valueOfAnotherEffect_isTheSame() {
    assertThat(text(settings.with(TIME, Duration.ofMinutes(1)).with(NAMES, List.of("a"))))
        .isEqualTo(text(settings));
  }

  @Test
  void fingerprint_otherOrderAndLocale_isTheSame() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      assertThat(text(Settings.defaults(List.of(NAMES, TIME, SHARE, SIZE)).with(SHARE, 0.5)))
          .isEqualTo(text(settings.with(SHARE, 0.5)));
    } finally {
      Locale.setDefault(before);
    }
    assertThat(text(settings))
        .isEqualTo("c6e3f6ee21a004b53305d05263ca3ba5b5c8c87ee411da985d09ebbf727368ff");
  }
}
