package io.github.nachtschicht.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class HashedFeaturesTest {

  private static final int SIZE = 1 << 18;

  @Test
  void add_parts_areTheStringTheyMake() {
    Random random = new Random(20);
    HashedFeatures parted = new HashedFeatures();
    HashedFeatures whole = new HashedFeatures();
    for (int i = 0; i < 1000; i++) {
      String[] parts = new String[1 + random.nextInt(5)];
      for (int k = 0; k < parts.length; k++) {
        parts[k] = text(random, random.nextInt(9));
      }
      parted.add(parts);
      whole.add(String.join("", parts));
      int start = random.nextInt(parts[0].length() + 1);
      parted.add("g", parts[0], start, parts[0].length());
      whole.add("g" + parts[0].substring(start));
    }
    assertThat(parted.places(SIZE)).hasSize(2000).isEqualTo(whole.places(SIZE));
  }

  @Test
  void places_areThoseOfTheHashValues() {
    assertThat(HashedFeatures.of("", "b", "Köln𝄞").places(SIZE))
        .containsExactly(
            0, Math.floorMod("b".hashCode(), SIZE), Math.floorMod("Köln𝄞".hashCode(), SIZE));
  }

  private static String text(Random random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append("abcäß^ \u2019\uD834".charAt(random.nextInt(9)));
    }
    return text.toString();
  }
}
