package io.github.nachtschicht.support;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Holds a lock file against other threads and processes. The operating system frees it when the
 * process ends, however it ends. The file is left behind: deleting it would let two holders in.
 */
public final class LockFile implements AutoCloseable {

  /** One channel at a time in this process: closing a second one would free the first's lock. */
  private static final Map<Path, Semaphore> THREADS = new ConcurrentHashMap<>();

  private static final Duration FOREVER = Duration.ofDays(10_000);
  private static final long POLL_MILLIS = 50;

  private final Semaphore threads;
  private final FileChannel channel;
  private final boolean acrossProcesses;

  private LockFile(Semaphore threads, FileChannel channel, boolean acrossProcesses) {
    this.threads = threads;
    this.channel = channel;
    this.acrossProcesses = acrossProcesses;
  }

  /**
   * Waits for the lock, as long as it takes.
   *
   * @param file the lock file, made with its folders if need be
   * @param optional whether to go on, locked against threads alone, where the file system has no
   *     locks
   * @param onWait run once if another holds it
   * @throws IOException if the lock file cannot be made
   */
  public static LockFile await(Path file, boolean optional, Runnable onWait)
      throws IOException, InterruptedException {
    return Objects.requireNonNull(acquire(file, optional, onWait, FOREVER));
  }

  /**
   * Waits for the lock, for a while.
   *
   * @param patience how long
   * @return null if another held it all the time
   * @throws IOException if the lock file cannot be made, or the file system has no locks
   */
  public static @Nullable LockFile acquire(Path file, Duration patience)
      throws IOException, InterruptedException {
    return acquire(file, false, () -> {}, patience);
  }

  private static @Nullable LockFile acquire(
      Path file, boolean optional, Runnable onWait, Duration patience)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    Path path = file.toAbsolutePath().normalize();
    Semaphore threads = THREADS.computeIfAbsent(path, key -> new Semaphore(1));
    boolean told = !threads.tryAcquire();
    if (told) {
      onWait.run();
      if (!threads.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        return null;
      }
    }
    FileChannel channel = null;
    LockFile held = null;
    try {
      Files.createDirectories(path.resolveSibling(""));
      channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      while (true) {
        boolean locked;
        try {
          locked = channel.tryLock() != null;
        } catch (IOException e) {
          if (!optional) {
            throw e;
          }
          held = new LockFile(threads, channel, false);
          return held;
        }
        if (locked) {
          held = new LockFile(threads, channel, true);
          return held;
        }
        if (System.nanoTime() > deadline) {
          return null;
        }
        if (!told) {
          onWait.run();
          told = true;
        }
        Thread.sleep(POLL_MILLIS);
      }
    } finally {
      if (held == null) {
        if (channel != null) {
          channel.close();
        }
        threads.release();
      }
    }
  }

  /** Whether other processes are kept out, too. */
  public boolean acrossProcesses() {
    return acrossProcesses;
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      threads.release();
    }
  }
}
