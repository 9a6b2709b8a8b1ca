package io.github.nachtschicht.translation.marian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nachtschicht.translation.TranslationException;
import io.github.nachtschicht.translation.decoding.Hypothesis;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoryShortageTest {

  private final List<Integer> sizes = new ArrayList<>();
  private final List<Integer> done = new ArrayList<>();

  private void translate(int sentences, MemoryShortage.Search<List<Hypothesis>> search)
      throws InterruptedException {
    List<int[]> sources = IntStream.range(0, sentences).mapToObj(i -> new int[] {i, 0}).toList();
    MemoryShortage.halving(
        IntStream.range(0, sentences).boxed().toList(),
        batch -> {
          sizes.add(batch.size());
          return search.of(batch);
        },
        (source, found) -> done.add(source),
        sources);
  }

  private static List<List<Hypothesis>> found(List<Integer> batch) {
    return batch.stream().map(i -> List.<Hypothesis>of()).toList();
  }

  /** What ONNX Runtime 1.21 says through DJL when an allocation fails. */
  private static RuntimeException shortage() {
    return new TranslationException(
        "decoder failed: Non-zero status code returned while running Concat node."
            + " Name:'Concat_179' Status Message: std::bad_alloc",
        new IllegalStateException("std::bad_alloc"));
  }

  @Test
  void halving_memoryForThreeSentences_translatesAllInSmallerBatches() throws Exception {
    translate(
        10,
        batch -> {
          if (batch.size() > 3) {
            if (batch.get(0) == 0) {
              throw shortage();
            }
            throw new OutOfMemoryError("direct buffer memory");
          }
          return found(batch);
        });
    assertThat(done).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(sizes).containsExactly(10, 5, 2, 3, 5, 2, 3);
  }

  @Test
  void halving_tooLittleForOneSentence_saysSo() {
    assertThatThrownBy(
            () ->
                translate(
                    2,
                    batch -> {
                      throw shortage();
                    }))
        .isInstanceOf(TranslationException.class)
        .hasMessage("out of memory: too little is free for a sentence of 2 tokens");
    assertThat(sizes).containsExactly(2, 1);
  }

  @Test
  void halving_anotherFailure_isNotTriedAgain() {
    assertThatThrownBy(
            () ->
                translate(
                    4,
                    batch -> {
                      throw new TranslationException(
                          "graph is broken", new IllegalStateException());
                    }))
        .hasMessage("graph is broken");
    assertThat(sizes).containsExactly(4);
  }
}
