package io.github.nachtschicht.translation.memory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
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
 * A file of {@link StoredValue}s by key, bounded in size. Whatever is wrong with it is said, and
 * from then on it is empty: nothing here fails. May be used by several threads.
 */
final class SentenceStore {

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
  private @Nullable MVMap<UUID, byte[]> values;
  private long committed = System.nanoTime();
  private boolean changed;

  /**
   * Opens a file, or makes one. What cannot be opened is set aside beside it.
   *
   * @param maxBytes size above which what was used longest ago is forgotten
   * @param today the day of use, counted from 1970-01-01
   */
  SentenceStore(Path file, long maxBytes, Consumer<String> warnings, int today) {
    this.file = file;
    this.maxBytes = maxBytes;
    this.warnings = warnings;
    this.today = today;
    open();
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
      values = opened.openMap(MAP);
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
    values = null;
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

  /** The content at a key, which is used today; null if there is none that is whole. */
  synchronized @Nullable ByteBuffer get(UUID key) {
    MVMap<UUID, byte[]> open = values;
    if (open == null) {
      return null;
    }
    try {
      byte[] value = open.get(key);
      ByteBuffer content = value == null ? null : StoredValue.content(key, value);
      if (value != null
          && content != null
          && today - StoredValue.day(value) >= DAYS_BETWEEN_MARKS) {
        open.put(key, StoredValue.usedOn(key, value, today));
      }
      return content;
    } catch (RuntimeException | AssertionError | StackOverflowError e) {
      fail("cannot be read", e);
      return null;
    }
  }

  /** Keeps a content, used today. */
  synchronized void put(UUID key, byte[] content) {
    MVMap<UUID, byte[]> open = values;
    if (open == null) {
      return;
    }
    try {
      open.put(key, StoredValue.of(key, content, today));
      changed = true;
      if (System.nanoTime() - committed > COMMIT_NANOS) {
        commit();
      }
    } catch (RuntimeException | AssertionError e) {
      fail("cannot be written", e);
    }
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
    if (open == null || values == null) {
      return;
    }
    try {
      compact(open);
      MVMap<UUID, byte[]> left = values;
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
    values = null;
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

  /** How many values there are. */
  synchronized long size() {
    MVMap<UUID, byte[]> open = values;
    return open == null ? 0 : open.sizeAsLong();
  }

  /** Size of the file; 0 if there is none. */
  synchronized long bytes() {
    return fileBytes();
  }

  /** A number that is kept beside the values; 0 if it was never set. */
  synchronized long figure(String name) {
    MVStore open = store;
    return open == null ? 0 : open.<String, Long>openMap(FIGURES).getOrDefault(name, 0L);
  }

  /**
   * Writes what was put, and gives the file free.
   *
   * @param figures numbers that grew, and by how much
   */
  synchronized void close(Map<String, Long> figures) {
    MVStore open = store;
    if (open == null) {
      return;
    }
    try {
      if (figures.values().stream().anyMatch(more -> more > 0)) {
        MVMap<String, Long> kept = open.openMap(FIGURES);
        figures.forEach((name, more) -> kept.merge(name, more, Long::sum));
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
      values = null;
    }
  }
}
