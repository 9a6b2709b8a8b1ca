package io.github.nachtschicht.translation.memory;

import io.github.nachtschicht.translation.SentenceRequest;
import io.github.nachtschicht.translation.TranslatedSegment;
import io.github.nachtschicht.translation.TranslationNote;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A memory that travels with one document between machines: what is remembered of its sentences
 * goes out, what was translated comes back, each as bytes with a checksum.
 */
public final class CarriedMemory implements TranslationMemory {

  private static final UUID KEY = new UUID(0, 0);

  private final Map<SentenceRequest, TranslatedSegment> known = new HashMap<>();
  private final List<byte[]> learnt = new ArrayList<>();

  /**
   * Unpacks what came with a document.
   *
   * @param remembered each as {@link #packed} made it; what is not whole is left out
   */
  public CarriedMemory(List<byte[]> remembered) {
    unpacked(remembered).forEach(segment -> known.put(segment.request(), segment));
  }

  @Override
  public synchronized @Nullable TranslatedSegment find(SentenceRequest request) {
    TranslatedSegment plain = known.get(SentenceRequest.of(request.source()));
    // what a person left stands, whatever the rules
    return plain != null && TranslationNote.isOfAPerson(plain.notes()) ? plain : known.get(request);
  }

  @Override
  public synchronized void put(TranslatedSegment segment) {
    if (!segment.notes().contains(TranslationNote.PASSED_THROUGH)) {
      known.put(segment.request(), segment);
      learnt.add(packed(segment));
    }
  }

  /** What was translated, to travel back. */
  public synchronized List<byte[]> learnt() {
    return List.copyOf(learnt);
  }

  /** A translation as bytes. */
  public static byte[] packed(TranslatedSegment segment) {
    return StoredValue.of(KEY, StoredTranslation.content(segment), 0);
  }

  /** Translations from bytes; those that are not whole are left out. */
  public static List<TranslatedSegment> unpacked(List<byte[]> packed) {
    List<TranslatedSegment> segments = new ArrayList<>();
    for (byte[] value : packed) {
      ByteBuffer content = StoredValue.content(KEY, value);
      TranslatedSegment segment = content == null ? null : StoredTranslation.read(content, null);
      if (segment != null) {
        segments.add(segment);
      }
    }
    return segments;
  }
}
