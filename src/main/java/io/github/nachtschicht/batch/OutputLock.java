package io.github.nachtschicht.batch;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Keeps two runs off the same output folder. The operating system holds the lock for the process
 * and frees it when the process ends, however it ends: a lock file left behind locks nothing.
 */
final class OutputLock implements AutoCloseable {

  private final RandomAccessFile file;

  private OutputLock(RandomAccessFile file) {
    this.file = file;
  }

  /** Somebody else has the lock. */
  static final class HeldException extends Exception {

    private static final long serialVersionUID = 1L;

    HeldException(Path output, String holder) {
      super(
          "another run is working on "
              + output
              + (holder.isEmpty() ? "" : " (" + holder + ")")
              + "; nothing was done");
    }
  }

  /**
   * Takes the lock.
   *
   * @param state the state folder below the output folder; must exist
   * @throws HeldException if another live process has it
   * @throws IOException if the lock file cannot be written
   */
  static OutputLock acquire(Path output, Path state) throws IOException, HeldException {
    Path path = state.resolve("lock");
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
    try {
      FileLock lock = tryLock(file);
      if (lock == null) {
        throw new HeldException(output, holder(state));
      }
      // Beside the lock, not in it: Windows lets nobody read a locked file.
      Files.writeString(state.resolve("lock.holder"), "pid " + ProcessHandle.current().pid());
      return new OutputLock(file);
    } catch (IOException | HeldException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private static @Nullable FileLock tryLock(RandomAccessFile file) throws IOException {
    try {
      return file.getChannel().tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static String holder(Path state) {
    try {
      return OneLine.of(
          new String(Files.readAllBytes(state.resolve("lock.holder")), StandardCharsets.UTF_8)
              .strip());
    } catch (IOException e) {
      return "";
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
