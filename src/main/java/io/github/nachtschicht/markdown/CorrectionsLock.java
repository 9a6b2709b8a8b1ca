package io.github.nachtschicht.markdown;

import io.github.nachtschicht.support.Sha256;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Lets one program at a time change a file of corrections: who reads, adds and writes holds it all
 * the while. The operating system frees it when the process ends, however it ends. Readers need
 * none, since the file is replaced whole.
 */
public final class CorrectionsLock implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long POLL_MILLIS = 50;

  private final FileChannel channel;

  private CorrectionsLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock, and waits up to ten seconds for it.
   *
   * @param corrections the file of corrections; need not exist, the lock is kept in the state
   *     folder beside it
   * @throws IOException if another program holds it all the time, or it cannot be made; the message
   *     names file and cause
   */
  public static CorrectionsLock acquire(Path corrections) throws IOException {
    return acquire(corrections, PATIENCE);
  }

  static CorrectionsLock acquire(Path corrections, Duration patience) throws IOException {
    Path file = corrections.toAbsolutePath().normalize();
    Path folder = Files.createDirectories(file.resolveSibling(SafeFiles.STATE));
    String name = String.valueOf(file.getFileName());
    FileChannel channel =
        FileChannel.open(
            // A name may be as long as a name can be.
            folder.resolve(
                (name.length() > 60 ? Sha256.of(name).substring(0, 16) : name) + ".lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
    boolean complete = false;
    try {
      long deadline = System.nanoTime() + patience.toNanos();
      while (tryLock(channel) == null) {
        if (System.nanoTime() > deadline) {
          throw new IOException(
              "'"
                  + corrections
                  + "' is being changed by another program (waited "
                  + patience.toSeconds()
                  + " s); nothing was changed, try again");
        }
        Thread.sleep(POLL_MILLIS);
      }
      complete = true;
      return new CorrectionsLock(channel);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while '" + corrections + "' was being changed", e);
    } finally {
      if (!complete) {
        channel.close();
      }
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
