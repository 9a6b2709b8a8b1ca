package io.github.nachtschicht.translation.marian;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts sources of about the same length together. */
final class SourceBatches {

  /** How many times the tokens wanted a batch may have with its padding. */
  private static final double PADDED = 1.2;

  private SourceBatches() {}

  /**
   * Batches of the sources' indices, the longest first.
   *
   * @param tokens most source tokens of a batch, a fifth more with padding; a longer source is a
   *     batch by itself
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
    int sum = 0;
    for (int i : order) {
      int length = sources.get(i).length;
      boolean full =
          batch.size() == sentences
              || sum + length > tokens
              || (batch.size() + 1L) * width > PADDED * tokens;
      if (full && !batch.isEmpty()) {
        batches.add(batch);
        batch = new ArrayList<>();
      }
      if (batch.isEmpty()) {
        width = MarianWorker.paddedLength(length);
        sum = 0;
      }
      batch.add(i);
      sum += length;
    }
    if (!batch.isEmpty()) {
      batches.add(batch);
    }
    return batches;
  }
}
