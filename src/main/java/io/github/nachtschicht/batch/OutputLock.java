package io.github.nachtschicht.batch;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps two runs off the same output folder. The operating system holds the lock for the process
 * and frees it when the process ends, however it ends: a lock file left behind locks nothing. With
 * a PostgreSQL server there is a second lock, for machines between which the first does not hold.
 */
final class OutputLock implements AutoCloseable {

  private final RandomAccessFile file;
  private final @Nullable SharedLock shared;

  private OutputLock(RandomAccessFile file, @Nullable SharedLock shared) {
    this.file = file;
    this.shared = shared;
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
   * @param database the database that the user configured, or null; one that cannot be reached
   *     locks nothing
   * @throws HeldException if another live process has it
   * @throws IOException if the lock file cannot be written
   */
  static OutputLock acquire(Path output, Path state, @Nullable DataSource database)
      throws IOException, HeldException {
    Path path = state.resolve("lock");
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
    try {
      FileLock lock = tryLock(file);
      if (lock == null) {
        throw new HeldException(output, holder(state));
      }
      // Beside the lock, not in it: Windows lets nobody read a locked file.
      Files.writeString(state.resolve("lock.holder"), "pid " + ProcessHandle.current().pid());
      return new OutputLock(
          file, database == null ? null : SharedLock.acquire(database, FolderId.of(state)));
    } catch (SharedLock.HeldException e) {
      file.close();
      throw new HeldException(output, String.valueOf(e.getMessage()));
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
    if (shared != null) {
      shared.close();
    }
    file.close();
  }
}
