package io.github.nachtschicht.models;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Holds a lock file against other threads and processes. The file is left behind: deleting it would
 * let two holders in.
 */
final class FileGuard implements AutoCloseable {

  private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();
  private static final long POLL_MILLIS = 100;

  private final ReentrantLock threads;
  private final FileChannel channel;
  private final boolean acrossProcesses;

  private FileGuard(ReentrantLock threads, FileChannel channel, boolean acrossProcesses) {
    this.threads = threads;
    this.channel = channel;
    this.acrossProcesses = acrossProcesses;
  }

  /**
   * Waits for the lock.
   *
   * @param onWait run once if another holds it
   * @throws IOException if the lock file cannot be made
   */
  static FileGuard lock(Path file, Runnable onWait) throws IOException, InterruptedException {
    Path key = file.toAbsolutePath().normalize();
    // One channel at a time in this process: closing a second one would free the first one's lock.
    ReentrantLock threads = THREADS.computeIfAbsent(key, k -> new ReentrantLock());
    boolean told = false;
    if (!threads.tryLock()) {
      onWait.run();
      told = true;
      threads.lockInterruptibly();
    }
    @Nullable FileChannel channel = null;
    boolean done = false;
    try {
      Path parent = key.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      channel = FileChannel.open(key, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      while (true) {
        FileLock lock;
        try {
          lock = channel.tryLock();
        } catch (IOException e) {
          done = true;
          return new FileGuard(threads, channel, false); // a file system without locks
        }
        if (lock != null) {
          done = true;
          return new FileGuard(threads, channel, true);
        }
        if (!told) {
          onWait.run();
          told = true;
        }
        Thread.sleep(POLL_MILLIS);
      }
    } finally {
      if (!done) {
        if (channel != null) {
          channel.close();
        }
        threads.unlock();
      }
    }
  }

  /** Whether other processes are kept out too; not so on file systems without locks. */
  boolean acrossProcesses() {
    return acrossProcesses;
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      threads.unlock();
    }
  }
}
