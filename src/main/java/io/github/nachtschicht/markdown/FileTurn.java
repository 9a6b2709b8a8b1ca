package io.github.nachtschicht.markdown;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The right to move files of a folder, for a moment: of one thread of one program. The operating
 * system frees it when the process ends, however it ends.
 */
final class FileTurn implements AutoCloseable {

  private static final ReentrantLock THREADS = new ReentrantLock();

  private final FileChannel channel;
  private final FileLock lock;

  /**
   * Waits for it.
   *
   * @param state the state folder, which holds the lock
   */
  FileTurn(Path state) throws IOException {
    THREADS.lock();
    boolean complete = false;
    try {
      channel =
          FileChannel.open(
              Files.createDirectories(state).resolve("files.lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
      try {
        lock = channel.lock();
        complete = true;
      } finally {
        if (!complete) {
          channel.close();
        }
      }
    } finally {
      if (!complete) {
        THREADS.unlock();
      }
    }
  }

  @Override
  public void close() throws IOException {
    try {
      lock.release();
      channel.close();
    } finally {
      THREADS.unlock();
    }
  }
}
