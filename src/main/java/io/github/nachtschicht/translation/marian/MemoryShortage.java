package io.github.nachtschicht.translation.marian;

import io.github.nachtschicht.translation.TranslationException;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

/**
 * Tells a lack of memory from other failures of ONNX Runtime, which has no code of its own for it:
 * what its allocator throws is passed on as text.
 */
final class MemoryShortage {

  private MemoryShortage() {}

  private static boolean isCauseOf(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError) {
        return true;
      }
      String message = cause.getMessage();
      if (message != null) {
        String plain = message.toLowerCase(Locale.ROOT);
        if (plain.contains("bad_alloc") || plain.contains("failed to allocate memory")) {
          return true;
        }
      }
    }
    return false;
  }

  /** Searches the translations of some sources. */
  @FunctionalInterface
  interface Search<T> {
    List<T> of(List<Integer> batch) throws InterruptedException;
  }

  /**
   * Translates a batch; where memory is too short for it, its halves one after the other. That
   * changes no translation.
   *
   * @param batch indices of sources
   * @param sink given each source and what was found
   * @param sources token ids
   * @throws TranslationException if memory is too short even for a sentence alone, or for another
   *     reason
   */
  static <T> void halving(
      List<Integer> batch, Search<T> search, BiConsumer<Integer, T> sink, List<int[]> sources)
      throws InterruptedException {
    List<T> found;
    try {
      found = search.of(batch);
    } catch (TranslationException | OutOfMemoryError e) {
      if (!isCauseOf(e)) {
        throw e;
      }
      if (batch.size() == 1) {
        throw new TranslationException(
            "out of memory: too little is free for a sentence of "
                + sources.get(batch.get(0)).length
                + " tokens",
            e);
      }
      int half = batch.size() / 2;
      halving(batch.subList(0, half), search, sink, sources);
      halving(batch.subList(half, batch.size()), search, sink, sources);
      return;
    }
    for (int i = 0; i < batch.size(); i++) {
      sink.accept(batch.get(i), found.get(i));
    }
  }
}
