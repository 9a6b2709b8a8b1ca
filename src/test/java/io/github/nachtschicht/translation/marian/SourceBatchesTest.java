package io.github.nachtschicht.translation.marian;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SourceBatchesTest {

  @Test
  void of_mixedLengths_longestFirstAndWithinTheLimits() {
    Random random = new Random(6);
    List<int[]> sources = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      sources.add(new int[1 + random.nextInt(60)]);
    }
    List<Integer> seen = new ArrayList<>();
    int before = Integer.MAX_VALUE;
    for (List<Integer> batch : SourceBatches.of(sources, 256, 20)) {
      assertThat(batch).isNotEmpty().hasSizeLessThanOrEqualTo(20);
      int sum = 0;
      for (int i : batch) {
        assertThat(sources.get(i).length).isLessThanOrEqualTo(before);
        before = sources.get(i).length;
        sum += before;
      }
      assertThat(sum).isLessThanOrEqualTo(256);
      int width = MarianWorker.paddedLength(sources.get(batch.get(0)).length);
      assertThat(width * batch.size()).isLessThanOrEqualTo(256 + 256 / 5);
      seen.addAll(batch);
    }
    assertThat(seen).doesNotHaveDuplicates().hasSize(sources.size());
  }

  @Test
  void of_longerThanTheLimit_isABatchByItself() {
    List<int[]> sources = List.of(new int[3], new int[40], new int[4]);
    assertThat(SourceBatches.of(sources, 16, 8)).containsExactly(List.of(1), List.of(2, 0));
  }
}
