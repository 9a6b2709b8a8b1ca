package io.github.nachtschicht.translation.memory;

import io.github.nachtschicht.support.Sha256;
import io.github.nachtschicht.translation.PassThrough;
import io.github.nachtschicht.translation.SentenceRequest;
import io.github.nachtschicht.translation.TermRules;
import io.github.nachtschicht.translation.TranslatedSegment;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Translations of sentences, and what the checks said of them, by what they depend on. It may lag
 * behind and may be lost, which costs time; it never lies: a value is given out only if its
 * checksum and all that it depends on fit.
 *
 * <p>Whoever opens it must hold the run's lock. MVStore's own file lock ends as soon as its process
 * touches the file a second time, it reads flipped bits without an error, and one interrupted
 * thread closes it for all; hence the lock, the checksums, and the {@code async:} file system. See
 * docs/decisions/sentence-memory.md. May be used by several threads.
 */
public final class SentenceMemory implements AutoCloseable {

  private final SentenceStore store;
  private final AtomicLong hits = new AtomicLong();
  private final AtomicLong misses = new AtomicLong();

  private SentenceMemory(SentenceStore store) {
    this.store = store;
  }

  /**
   * Opens a memory, or makes one. What cannot be opened is set aside beside it.
   *
   * @param file where it lies; its folder must exist
   * @param maxBytes size of the file above which what was used longest ago is forgotten, at least 1
   *     MiB
   * @param warnings told of what is wrong with the file; never more than once of the same
   */
  public static SentenceMemory open(Path file, long maxBytes, Consumer<String> warnings) {
    return open(file, maxBytes, warnings, (int) LocalDate.now(ZoneOffset.UTC).toEpochDay());
  }

  /** As the other method, on a day counted from 1970-01-01. */
  static SentenceMemory open(Path file, long maxBytes, Consumer<String> warnings, int today) {
    return new SentenceMemory(new SentenceStore(file, maxBytes, warnings, today));
  }

  /**
   * What a sentence was translated to.
   *
   * @param context all that its translation depends on beside the sentence: model, decoding,
   *     arithmetic
   * @return null if it is not remembered
   */
  public @Nullable TranslatedSegment find(String context, SentenceRequest request) {
    ByteBuffer content = store.get(key(context, bytes(request)));
    TranslatedSegment found = content == null ? null : StoredTranslation.read(content, request);
    (found == null ? misses : hits).incrementAndGet();
    return found;
  }

  /** Remembers a translation. What everybody sees that it passes through is not worth it. */
  public void put(String context, TranslatedSegment segment) {
    if (!PassThrough.isUntranslatable(segment.source())) {
      put(context, bytes(segment.request()), StoredTranslation.content(segment));
    }
  }

  /** The sentence, and its rules. */
  private static byte[] bytes(SentenceRequest request) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(request.source().getBytes(StandardCharsets.UTF_8));
    all.writeBytes(StoredTranslation.bytes(request.rules()));
    if (!request.rules().isEmpty()) {
      all.write(TermRules.VERSION);
    }
    return all.toByteArray();
  }

  /**
   * What is remembered of anything.
   *
   * @param context all that it depends on beside {@code what}
   * @return null if it is not remembered
   */
  public byte @Nullable [] find(String context, byte[] what) {
    ByteBuffer content = store.get(key(context, what));
    return content == null
        ? null
        : Arrays.copyOfRange(content.array(), content.position(), content.limit());
  }

  /** Remembers something. */
  public void put(String context, byte[] what, byte[] content) {
    store.put(key(context, what), content);
  }

  /**
   * The part of this memory that holds for one context.
   *
   * @param context see {@link #find}
   */
  public TranslationMemory in(String context) {
    return new TranslationMemory() {
      @Override
      public @Nullable TranslatedSegment find(SentenceRequest request) {
        return SentenceMemory.this.find(context, request);
      }

      @Override
      public boolean has(SentenceRequest request) {
        return store.get(key(context, bytes(request))) != null;
      }

      @Override
      public void put(TranslatedSegment segment) {
        SentenceMemory.this.put(context, segment);
      }
    };
  }

  /**
   * What there is and what it was good for.
   *
   * @param entries how many translations and other findings are remembered
   * @param bytes size of the file
   * @param hits how often a sentence was found, since the memory was made
   * @param misses how often not
   */
  public record Figures(long entries, long bytes, long hits, long misses) {}

  /** Counts; all 0 if there is no memory. */
  public Figures figures() {
    return new Figures(
        store.size(),
        store.bytes(),
        store.figure("hits") + hits.get(),
        store.figure("misses") + misses.get());
  }

  /** Writes what was learnt and gives the file free. */
  @Override
  public void close() {
    store.close(Map.of("hits", hits.getAndSet(0), "misses", misses.getAndSet(0)));
  }

  /** 128 bits of SHA-256: what differs never shares them by chance. */
  private static UUID key(String context, byte[] what) {
    MessageDigest digest = Sha256.digest();
    digest.update(context.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    ByteBuffer hash = ByteBuffer.wrap(digest.digest(what));
    return new UUID(hash.getLong(), hash.getLong());
  }
}
