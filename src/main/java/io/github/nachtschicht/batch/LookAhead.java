package io.github.nachtschicht.batch;

import io.github.nachtschicht.batch.InputDocument.Action;
import io.github.nachtschicht.text.ParsedDocument;
import io.github.nachtschicht.translation.SentenceRequest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the documents that come next when the one in hand has few new sentences, so that theirs can
 * be translated with them: a sentence alone takes twice as long. Nothing else depends on it: what
 * cannot be read here is read in its turn, and fails then. For one thread at a time.
 */
final class LookAhead {

  /** Larger sources go by themselves. */
  private static final int MOST_BYTES = 64 << 10;

  /** Bytes of the sources that are held at once. */
  private static final int HELD_BYTES = 1 << 20;

  private final Supplier<List<InputDocument>> planned;
  private final StopSignal stop;
  private final Map<String, Read> read = new HashMap<>();
  private @Nullable List<InputDocument> documents;

  /** Place of the document that was taken last. */
  private int taken;

  /** Place of the first one that was neither taken nor read ahead. */
  private int next;

  private int held;

  private record Read(byte[] bytes, ParsedDocument document) {}

  /**
   * Begins at the first document.
   *
   * @param planned the documents to translate, in order; asked when the first is taken
   */
  LookAhead(Supplier<List<InputDocument>> planned, StopSignal stop) {
    this.planned = planned;
    this.stop = stop;
  }

  /** A document as it was read ahead; null if it was not, or has other bytes now. */
  @Nullable ParsedDocument take(InputDocument document, byte[] bytes) {
    while (taken < documents().size() && !documents().get(taken).name().equals(document.name())) {
      forget(documents().get(taken++)); // it went another way, or could not be read
    }
    next = Math.max(next, taken + 1);
    Read before = forget(document);
    return before != null && Arrays.equals(before.bytes(), bytes) ? before.document() : null;
  }

  private @Nullable Read forget(InputDocument document) {
    Read before = read.remove(document.name());
    held -= before == null ? 0 : before.bytes().length;
    return before;
  }

  /**
   * What will have to be translated of each document behind the last one that was taken or read.
   */
  Iterator<List<SentenceRequest>> requests(DocumentPipeline pipeline) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return next < documents().size() && held < HELD_BYTES && !stop.isRequested();
      }

      @Override
      public List<SentenceRequest> next() {
        return read(documents().get(next++), pipeline);
      }
    };
  }

  private List<InputDocument> documents() {
    List<InputDocument> known = documents;
    if (known == null) {
      known = planned.get();
      documents = known;
    }
    return known;
  }

  private List<SentenceRequest> read(InputDocument document, DocumentPipeline pipeline) {
    if (document.action() != Action.TRANSLATE || document.size() > MOST_BYTES) {
      return List.of();
    }
    try {
      byte[] bytes = document.read();
      ParsedDocument segmented = pipeline.read(document.name(), bytes);
      read.put(document.name(), new Read(bytes, segmented));
      held += bytes.length;
      return pipeline.requests(segmented);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    } catch (DocumentException | RuntimeException e) {
      return List.of();
    }
  }
}
