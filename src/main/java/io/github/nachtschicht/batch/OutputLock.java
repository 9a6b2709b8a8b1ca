package io.github.nachtschicht.batch;

import io.github.nachtschicht.support.OneLine;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps two runs off the same output folder. The operating system holds the lock for the process
 * and frees it when the process ends, however it ends: a lock file left behind locks nothing. With
 * a PostgreSQL server there is a second lock, for machines between which the first does not hold.
 */
final class OutputLock implements AutoCloseable {

  private static final String FILE = "lock";

  /** Which byte of the file a run locks to keep others off, and which to be seen. */
  private static final long TAKEN = 0;

  private static final long SEEN = 1;

  /** Looking at a file of this process's own would free its locks. */
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final RandomAccessFile file;
  private final @Nullable SharedLock shared;

  private OutputLock(Path path, RandomAccessFile file, @Nullable SharedLock shared) {
    this.path = path;
    this.file = file;
    this.shared = shared;
    OWN.add(path);
  }

  /**
   * Whether a run is working on an output folder, without getting in the way of one that is about
   * to begin.
   *
   * @param state the state folder below it
   * @param database the database that the user configured, or null
   */
  static boolean isHeld(Path state, @Nullable DataSource database) {
    Path path = state.resolve(FILE);
    if (OWN.contains(path)) {
      return true;
    }
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        FileLock seen = channel.tryLock(SEEN, 1, true)) {
      if (seen == null) {
        return true;
      }
    } catch (IOException e) {
      // Nobody has ever worked here, or it cannot be told.
    }
    String folder = FolderId.existing(state);
    return database != null && folder != null && SharedLock.isHeld(database, folder);
  }

  /**
   * Takes the lock.
   *
   * @param state the state folder below the output folder; must exist
   * @param database the database that the user configured, or null; one that cannot be reached
   *     locks nothing
   * @throws RunException if another live process has it
   * @throws IOException if the lock file cannot be written
   */
  static OutputLock acquire(Path output, Path state, @Nullable DataSource database)
      throws IOException, RunException {
    Path path = state.resolve(FILE);
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
    try {
      FileLock lock = tryLock(file);
      if (lock == null) {
        throw held(output, holder(state));
      }
      // Whoever looks at this byte lets it go at once.
      var unused = file.getChannel().lock(SEEN, 1, false);
      // Beside the lock, not in it: Windows lets nobody read a locked file.
      Files.writeString(state.resolve("lock.holder"), "pid " + ProcessHandle.current().pid());
      return new OutputLock(
          path, file, database == null ? null : SharedLock.acquire(database, FolderId.of(state)));
    } catch (SharedLock.HeldException e) {
      file.close();
      throw held(output, String.valueOf(e.getMessage()));
    } catch (IOException | RunException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private static RunException held(Path output, String holder) {
    return new RunException(
        ExitCodes.LOCKED,
        "another run is working on "
            + output
            + (holder.isEmpty() ? "" : " (" + holder + ")")
            + "; nothing was done");
  }

  private static @Nullable FileLock tryLock(RandomAccessFile file) throws IOException {
    try {
      return file.getChannel().tryLock(TAKEN, 1, false);
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
    OWN.remove(path);
    file.close();
  }
}
