package io.github.nachtschicht.batch;

import io.github.nachtschicht.batch.PlannedDocument.Action;
import io.github.nachtschicht.text.SegmentedDocument;
import io.github.nachtschicht.translation.ModelNotLoadedException;
import io.github.nachtschicht.translation.SentenceRequest;
import io.github.nachtschicht.translation.TranslationException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the next documents together with the one in hand, and has their sentences translated
 * together: a short document alone fills no batch. Nothing else depends on it: what cannot be read
 * or translated here is read and translated in its turn, and fails then. For one thread at a time.
 */
final class LookAhead {

  /** Sentences that are enough for full batches of about equally long ones. */
  private static final int SENTENCES = 256;

  /** Larger sources go by themselves. */
  private static final long BYTES = 64 << 10;

  private final RunWork work;
  private final Map<String, Read> read = new HashMap<>();
  private @Nullable List<PlannedDocument> documents;
  private int next;

  private record Read(byte[] bytes, SegmentedDocument document) {}

  /** Begins at the first document to translate; the work need not be planned yet. */
  LookAhead(RunWork work) {
    this.work = work;
  }

  /** Looks ahead from the document in hand, unless it was seen from an earlier one. */
  void from(PlannedDocument document, DocumentPipeline pipeline) throws InterruptedException {
    List<PlannedDocument> all = documents;
    if (all == null) {
      all = work.plan().toTranslate();
      documents = all;
    }
    if (next >= all.size() || all.get(next) != document) {
      return;
    }
    read.clear();
    List<SentenceRequest> requests = new ArrayList<>();
    do {
      PlannedDocument seen = all.get(next);
      List<SentenceRequest> own = isShort(seen) ? read(seen, pipeline) : null;
      if (own == null && seen != document) {
        break;
      }
      next++;
      requests.addAll(own == null ? List.of() : own);
    } while (next < all.size() && requests.size() < SENTENCES && !work.stop.isRequested());
    if (read.size() > 1) {
      try {
        pipeline.translateAhead(requests);
      } catch (ModelNotLoadedException e) {
        throw e;
      } catch (TranslationException | OutOfMemoryError e) {
        // in its turn, each document is translated by itself
      }
    }
  }

  private static boolean isShort(PlannedDocument document) {
    return document.action() == Action.TRANSLATE && document.source().size() <= BYTES;
  }

  /** What has to be translated of a document; null if it is long, or cannot be read. */
  private @Nullable List<SentenceRequest> read(PlannedDocument document, DocumentPipeline pipeline)
      throws InterruptedException {
    try {
      byte[] bytes = SourceBytes.read(document.source().path());
      SegmentedDocument segmented = pipeline.read(document.name(), bytes);
      List<SentenceRequest> requests = pipeline.requests(segmented);
      if (requests.size() >= SENTENCES) {
        return null;
      }
      read.put(document.name(), new Read(bytes, segmented));
      return requests;
    } catch (DocumentException e) {
      return null;
    }
  }

  /** A document as it was read ahead; null if it was not, or has other bytes now. */
  @Nullable SegmentedDocument take(PlannedDocument document, byte[] bytes) {
    Read before = read.remove(document.name());
    return before != null && Arrays.equals(before.bytes(), bytes) ? before.document() : null;
  }
}
