package io.github.nachtschicht.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FrontMatterReadingTest {

  private static final List<String> TEXTS =
      List.of(
          "Plain",
          "",
          "true",
          "12",
          "-0.5000",
          "a: b",
          "flags: 3",
          "Ü – „ja“ # no comment",
          "say \"no\"",
          "back\\slash",
          "two\nlines",
          "tab\there",
          "\u200B\u0085x",
          "---",
          " padded ",
          "{a: [1]}",
          "\uD83D\uDE80");

  private static String any(Random random) {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  private static FrontMatter random(Random random) {
    SortedMap<String, Integer> flags = new TreeMap<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      flags.put(random.nextBoolean() ? "number" : any(random), 1 + random.nextInt(9));
    }
    return new FrontMatter(
        1,
        any(random),
        any(random),
        "x" + any(random),
        "0".repeat(64),
        "de-en",
        any(random),
        "1".repeat(64),
        "2".repeat(64),
        Layout.values()[random.nextInt(Layout.values().length)],
        "3".repeat(64),
        random.nextInt(2000),
        random.nextInt(100_000),
        random.nextInt(20),
        flags,
        random.nextBoolean() ? -random.nextInt(30_000) / 10_000.0 : null,
        random.nextBoolean() ? "" : "4".repeat(64),
        random.nextBoolean(),
        random.nextInt(4) == 0 ? any(random) : "",
        new TreeSet<>());
  }

  @Test
  void parse_untouchedOrWithAComment_isTheSame() {
    Random random = new Random(7);
    for (int i = 0; i < 2000; i++) {
      String written = random(random).write();
      // A comment means nothing in YAML, but the file is no longer as the program wrote it.
      String touched = "---\n# noted by hand\n" + written.substring(4);
      assertThat(FrontMatter.parse(written)).as(written).isEqualTo(FrontMatter.parse(touched));
    }
  }
}
