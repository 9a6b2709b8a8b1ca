package io.github.nachtschicht.translation.marian;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts sources of about the same length together. */
final class SourceBatches {

  private SourceBatches() {}

  /**
   * Batches of the sources' indices, the longest first.
   *
   * @param tokens most source tokens of a batch, padding included; a longer source is a batch by
   *     itself
   * @param sentences most sources of a batch
   */
  static List<List<Integer>> of(List<int[]> sources, int tokens, int sentences) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparing((Integer i) -> -sources.get(i).length).thenComparing(i -> i));
    List<List<Integer>> batches = new ArrayList<>();
    List<Integer> batch = new ArrayList<>();
    int width = 0;
    for (int i : order) {
      if (batch.size() == sentences || (batch.size() + 1) * width > tokens) {
        if (!batch.isEmpty()) {
          batches.add(batch);
        }
        batch = new ArrayList<>();
      }
      if (batch.isEmpty()) {
        width = MarianWorker.paddedLength(sources.get(i).length);
      }
      batch.add(i);
    }
    if (!batch.isEmpty()) {
      batches.add(batch);
    }
    return batches;
  }
}
