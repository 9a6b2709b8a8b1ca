package io.github.nachtschicht.batch.remote;

import io.github.nachtschicht.batch.InputDocument;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The documents that are out: sent, and not back yet. For the step's thread. */
final class Outstanding {

  /** Documents out at once, beyond two for each worker. */
  private static final int BASE_COUNT = 16;

  /** Bytes out at once; a larger document goes out alone. */
  private static final long MAX_BYTES = 256L << 20;

  private final Map<Integer, Sent> documents = new HashMap<>();
  private long bytes;

  /** A document that goes out. */
  static final class Sent {

    /** Its number in the run. */
    final int sequence;

    final InputDocument document;

    /** {@link System#nanoTime()} when it was last known to be somewhere. */
    long seen = System.nanoTime();

    /** How often it was sent. */
    int times = 1;

    /** Why its result could not be read; null if that was not tried. */
    @Nullable String trouble;

    Sent(int sequence, InputDocument document) {
      this.sequence = sequence;
      this.document = document;
    }
  }

  /**
   * Whether one more may go out.
   *
   * @param more its size in bytes
   * @param workers how many workers there are
   */
  boolean takes(long more, int workers) {
    return documents.isEmpty()
        || documents.size() < BASE_COUNT + 2 * workers && bytes + more <= MAX_BYTES;
  }

  /** It was sent, maybe once more. */
  void add(Sent sent) {
    if (documents.put(sent.sequence, sent) == null) {
      bytes += sent.document.size();
    }
  }

  /** It is out no more. */
  void remove(Sent sent) {
    if (documents.remove(sent.sequence) != null) {
      bytes -= sent.document.size();
    }
  }

  boolean contains(Sent sent) {
    return documents.containsKey(sent.sequence);
  }

  @Nullable Sent get(int sequence) {
    return documents.get(sequence);
  }

  boolean isEmpty() {
    return documents.isEmpty();
  }

  int size() {
    return documents.size();
  }

  Collection<Sent> all() {
    return List.copyOf(documents.values());
  }
}
