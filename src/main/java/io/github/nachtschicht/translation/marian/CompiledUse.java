package io.github.nachtschicht.translation.marian;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which compiled models are in use, and the removal of those that have not been for long: other
 * versions of the program, of a model or of settings made them.
 *
 * <p>A process holds a shared lock on {@code KEY.used} from before it looks at a folder until it
 * ends, and only who has that lock alone removes the folder. The lock's file stays.
 */
final class CompiledUse {

  /** So long after its last use a folder is kept. */
  static final Duration KEPT = Duration.ofDays(30);

  private static final Pattern FOLDER = Pattern.compile("([0-9a-f]{32})(\\.broken|\\.tmp\\d+)?");

  /** One channel a file: closing a second one would free the lock of the first. */
  private static final Map<Path, FileChannel> HELD = new HashMap<>();

  private CompiledUse() {}

  /**
   * Says that this process uses a folder; waits while another removes it. Where the cache cannot be
   * written or has no locks nothing is said, and nothing is removed.
   */
  static synchronized void begin(Path folder) {
    Path file = used(folder);
    try {
      if (!HELD.containsKey(file)) {
        FileChannel channel =
            FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        HELD.put(file, channel);
        channel.lock(0, Long.MAX_VALUE, true);
      }
      Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
    } catch (IOException e) {
      // it is used all the same
    }
  }

  /**
   * Removes what was not used for long, with all that is in it.
   *
   * @param cache folder of the compiled models
   */
  static synchronized void tidy(Path cache, Instant now) {
    for (Path folder : folders(cache)) {
      try {
        if (lastUse(folder).isBefore(now.minus(KEPT))) {
          removeUnused(folder);
        }
      } catch (IOException e) {
        // another may be removing it, or it is not ours to remove
      }
    }
  }

  private static void removeUnused(Path folder) throws IOException {
    Path file = used(folder);
    if (HELD.containsKey(file)) {
      return;
    }
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock != null) {
        CompiledModel.delete(folder);
      }
    } catch (OverlappingFileLockException e) {
      // held by this process after all
    }
  }

  private static List<Path> folders(Path cache) {
    List<Path> folders = new ArrayList<>();
    try (Stream<Path> all = Files.list(cache)) {
      all.filter(path -> FOLDER.matcher(String.valueOf(path.getFileName())).matches())
          .filter(Files::isDirectory)
          .forEach(folders::add);
    } catch (IOException e) {
      folders.clear();
    }
    return folders;
  }

  /**
   * When a folder was last used: also by a program that does not say so, if the file system keeps
   * the times at which files are read.
   */
  private static Instant lastUse(Path folder) throws IOException {
    Instant last = Files.getLastModifiedTime(folder).toInstant();
    List<Path> files = new ArrayList<>(CompiledModel.files(folder));
    Path used = used(folder);
    if (Files.exists(used)) {
      last = later(last, Files.getLastModifiedTime(used));
    }
    for (Path file : files) {
      last = later(last, Files.readAttributes(file, BasicFileAttributes.class).lastAccessTime());
    }
    return last;
  }

  private static Instant later(Instant one, FileTime other) {
    return other.toInstant().isAfter(one) ? other.toInstant() : one;
  }

  private static Path used(Path folder) {
    String name = String.valueOf(folder.getFileName());
    return folder.resolveSibling(name.replaceFirst("\\..*", "") + ".used");
  }
}
