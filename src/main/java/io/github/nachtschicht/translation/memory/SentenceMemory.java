package io.github.nachtschicht.translation.memory;

import io.github.nachtschicht.support.Sha256;
import io.github.nachtschicht.translation.SentenceRequest;
import io.github.nachtschicht.translation.TranslatedSegment;
import io.github.nachtschicht.translation.TranslationNote;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreTool;
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

  private static final String MAP = "sentences";
  private static final String FIGURES = "figures";

  /** A value is written anew for its use only if it was not used for so many days. */
  private static final int DAYS_BETWEEN_MARKS = 7;

  /** Share of the bound that is left after the oldest were forgotten. */
  private static final double LEFT_WHEN_FULL = 0.8;

  private static final long COMMIT_NANOS = 10_000_000_000L;
  private static final int COMPACT_MILLIS = 2_000;

  private final Path file;
  private final long maxBytes;
  private final Consumer<String> warnings;
  private final int today;
  private @Nullable MVStore store;
  private @Nullable MVMap<UUID, byte[]> sentences;
  private long committed = System.nanoTime();
  private long hits;
  private long misses;
  private boolean changed;

  private SentenceMemory(Path file, long maxBytes, Consumer<String> warnings, int today) {
    this.today = today;
    this.file = file;
    this.maxBytes = maxBytes;
    this.warnings = warnings;
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
    SentenceMemory memory = new SentenceMemory(file, maxBytes, warnings, today);
    memory.open();
    return memory;
  }

  private void open() {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      warnings.accept(
          "translated sentences are not remembered: " + file + " is not a file; remove it");
      return;
    }
    try {
      MVStoreTool.compactCleanUp(file.toString());
      start();
    } catch (RuntimeException | AssertionError e) {
      if (setAside(e)) {
        try {
          start();
        } catch (RuntimeException | AssertionError again) {
          fail("cannot be made", again);
        }
      }
    }
    if (fileBytes() > maxBytes) {
      shrink();
    }
  }

  private void start() {
    MVStore opened =
        new MVStore.Builder()
            .fileName("async:" + file)
            .autoCommitDisabled()
            .cacheSize(4)
            .compress()
            .open();
    try {
      opened.setRetentionTime(0);
      opened.setVersionsToKeep(0);
      sentences = opened.openMap(MAP);
      store = opened;
    } finally {
      if (store == null) {
        opened.closeImmediately();
      }
    }
  }

  private boolean setAside(Throwable reason) {
    Path aside = file.resolveSibling(file.getFileName() + ".damaged");
    try {
      Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
      warnings.accept(
          "the memory of translated sentences could not be opened ("
              + firstLine(reason)
              + "); it was set aside as "
              + aside
              + ", and sentences are translated anew");
      return true;
    } catch (IOException e) {
      fail("cannot be opened", reason);
      return false;
    }
  }

  /** Goes on without a memory. */
  private void fail(String what, Throwable reason) {
    MVStore broken = store;
    store = null;
    sentences = null;
    warnings.accept(
        "the memory of translated sentences "
            + file
            + " "
            + what
            + " ("
            + firstLine(reason)
            + "); the run goes on without it");
    if (broken != null) {
      broken.closeImmediately();
    }
  }

  private static String firstLine(Throwable failure) {
    String message = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    return message.isBlank() ? failure.getClass().getSimpleName() : message;
  }

  /**
   * What a sentence was translated to.
   *
   * @param context all that its translation depends on beside the sentence: model, decoding,
   *     arithmetic
   * @return null if it is not remembered
   */
  public synchronized @Nullable TranslatedSegment find(String context, SentenceRequest request) {
    ByteBuffer content = get(key(context, bytes(request)));
    TranslatedSegment found = content == null ? null : StoredTranslation.read(content, request);
    if (found == null) {
      misses++;
    } else {
      hits++;
    }
    return found;
  }

  /** Remembers a translation. What was passed through is not worth it. */
  public void put(String context, TranslatedSegment segment) {
    if (!segment.notes().contains(TranslationNote.PASSED_THROUGH)) {
      put(context, bytes(segment.request()), StoredTranslation.content(segment));
    }
  }

  /** The sentence, and its rules. */
  private static byte[] bytes(SentenceRequest request) {
    byte[] source = request.source().getBytes(StandardCharsets.UTF_8);
    byte[] rules = StoredTranslation.bytes(request.rules());
    byte[] all = Arrays.copyOf(source, source.length + rules.length);
    System.arraycopy(rules, 0, all, source.length, rules.length);
    return all;
  }

  /**
   * What is remembered of anything.
   *
   * @param context all that it depends on beside {@code what}
   * @return null if it is not remembered
   */
  public byte @Nullable [] find(String context, byte[] what) {
    ByteBuffer content = get(key(context, what));
    return content == null
        ? null
        : Arrays.copyOfRange(content.array(), content.position(), content.limit());
  }

  /** The content at a key, which is used today; null if there is none that is whole. */
  private synchronized @Nullable ByteBuffer get(UUID key) {
    MVMap<UUID, byte[]> map = sentences;
    if (map == null) {
      return null;
    }
    try {
      byte[] value = map.get(key);
      ByteBuffer content = value == null ? null : StoredValue.content(key, value);
      if (value != null
          && content != null
          && today - StoredValue.day(value) >= DAYS_BETWEEN_MARKS) {
        map.put(key, StoredValue.usedOn(key, value, today));
      }
      return content;
    } catch (RuntimeException | AssertionError | StackOverflowError e) {
      fail("cannot be read", e);
      return null;
    }
  }

  /** Remembers something. */
  public synchronized void put(String context, byte[] what, byte[] content) {
    MVMap<UUID, byte[]> map = sentences;
    if (map == null) {
      return;
    }
    try {
      UUID key = key(context, what);
      map.put(key, StoredValue.of(key, content, today));
      changed = true;
      if (System.nanoTime() - committed > COMMIT_NANOS) {
        commit();
      }
    } catch (RuntimeException | AssertionError e) {
      fail("cannot be written", e);
    }
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
      public void put(TranslatedSegment segment) {
        SentenceMemory.this.put(context, segment);
      }
    };
  }

  private void commit() {
    MVStore open = store;
    if (open != null) {
      open.commit();
      committed = System.nanoTime();
      if (fileBytes() > maxBytes) {
        shrink();
      }
    }
  }

  /** Forgets what was used longest ago, then writes what is left into a new file. */
  private void shrink() {
    MVStore open = store;
    MVMap<UUID, byte[]> map = sentences;
    if (open == null || map == null) {
      return;
    }
    try {
      compact(open);
      MVMap<UUID, byte[]> left = sentences;
      open = store;
      if (fileBytes() > maxBytes && left != null && open != null) {
        forget(left, 1 - maxBytes * LEFT_WHEN_FULL / fileBytes());
        compact(open);
      }
    } catch (RuntimeException | AssertionError e) {
      fail("cannot be made smaller", e);
    }
  }

  /** The store's own compaction leaves most of the file as it is; only a copy is small. */
  private void compact(MVStore open) {
    open.close();
    store = null;
    sentences = null;
    MVStoreTool.compact("async:" + file, true);
    start();
  }

  /** Forgets a share of all, what was used longest ago first. */
  private static void forget(MVMap<UUID, byte[]> map, double share) {
    TreeMap<Integer, Long> bytesByDay = new TreeMap<>();
    long all = 0;
    for (Map.Entry<UUID, byte[]> entry : map.entrySet()) {
      bytesByDay.merge(StoredValue.day(entry.getValue()), weight(entry), Long::sum);
      all += weight(entry);
    }
    long excess = (long) (all * share);
    List<UUID> oldest = new ArrayList<>();
    for (Integer day : bytesByDay.keySet()) {
      for (Map.Entry<UUID, byte[]> entry : map.entrySet()) {
        if (excess > 0 && StoredValue.day(entry.getValue()) == day) {
          oldest.add(entry.getKey());
          excess -= weight(entry);
        }
      }
    }
    oldest.forEach(map::remove);
  }

  private static long weight(Map.Entry<UUID, byte[]> entry) {
    return 24L + entry.getValue().length;
  }

  private long fileBytes() {
    MVStore open = store;
    return open == null ? 0 : open.getFileStore().size();
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
  public synchronized Figures figures() {
    MVStore open = store;
    MVMap<UUID, byte[]> map = sentences;
    if (open == null || map == null) {
      return new Figures(0, 0, 0, 0);
    }
    MVMap<String, Long> kept = open.openMap(FIGURES);
    return new Figures(
        map.sizeAsLong(),
        fileBytes(),
        kept.getOrDefault("hits", 0L) + hits,
        kept.getOrDefault("misses", 0L) + misses);
  }

  /** Writes what was learnt and gives the file free. */
  @Override
  public synchronized void close() {
    MVStore open = store;
    if (open == null) {
      return;
    }
    try {
      if (hits + misses > 0) {
        Figures figures = figures();
        MVMap<String, Long> kept = open.openMap(FIGURES);
        kept.put("hits", figures.hits());
        kept.put("misses", figures.misses());
      }
      commit();
      open = store;
      if (open != null) {
        open.close(changed ? COMPACT_MILLIS : 0);
      }
    } catch (RuntimeException | AssertionError e) {
      fail("cannot be closed in good order", e);
    } finally {
      store = null;
      sentences = null;
    }
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
