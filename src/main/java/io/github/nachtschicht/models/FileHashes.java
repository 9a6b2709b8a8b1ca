package io.github.nachtschicht.models;

import io.github.nachtschicht.support.Sha256;
import io.github.nachtschicht.support.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 of files. Hashes of large files are remembered in a folder of the user's cache under what
 * the file system says of the file: real path, size, times of modification and change, inode. A
 * file changed less than two seconds before it was hashed is not remembered, since a second change
 * could leave the same times.
 */
final class FileHashes {

  private static final long REMEMBERED_FROM_BYTES = 1 << 16;
  private static final Duration UNCHANGED_FOR = Duration.ofSeconds(2);

  private final @Nullable Path folder;

  /** Remembers in the given folder, which is made when needed; never fails for the cache's sake. */
  FileHashes(Path folder) {
    this.folder = folder;
  }

  private FileHashes() {
    this.folder = null;
  }

  /** Reads every byte at every call. */
  static FileHashes unremembered() {
    return new FileHashes();
  }

  /** SHA-256 of the file's content, 64 hexadecimal digits. */
  String sha256(Path file) throws IOException {
    Path real = file.toRealPath();
    String stamp = stamp(real);
    Path entry =
        folder == null || Files.size(real) < REMEMBERED_FROM_BYTES
            ? null
            : folder.resolve(Sha256.of(real.toString()) + ".txt");
    String known = entry == null ? null : remembered(entry, stamp);
    if (known != null) {
      return known;
    }
    Instant before = Instant.now();
    String hash = Sha256.of(real);
    if (entry != null && stamp.equals(stamp(real)) && isOldEnough(real, before)) {
      remember(entry, stamp, hash);
    }
    return hash;
  }

  private static String stamp(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    return "%s %s %s %s"
        .formatted(
            attributes.size(),
            attributes.lastModifiedTime().toInstant(),
            changeTime(file),
            attributes.fileKey());
  }

  private static @Nullable FileTime changeTime(Path file) {
    try {
      return (FileTime) Files.getAttribute(file, "unix:ctime", LinkOption.NOFOLLOW_LINKS);
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return null; // Windows; modification time has to do
    }
  }

  private static boolean isOldEnough(Path file, Instant hashed) throws IOException {
    FileTime changed = changeTime(file);
    Instant latest = Files.getLastModifiedTime(file).toInstant();
    if (changed != null && changed.toInstant().isAfter(latest)) {
      latest = changed.toInstant();
    }
    return latest.plus(UNCHANGED_FOR).isBefore(hashed);
  }

  private static @Nullable String remembered(Path entry, String stamp) {
    try {
      String[] lines = Files.readString(entry).split("\n", -1);
      return lines.length == 3 && lines[0].equals(stamp) && lines[1].matches("[0-9a-f]{64}")
          ? lines[1]
          : null;
    } catch (IOException e) {
      return null;
    }
  }

  private static void remember(Path entry, String stamp, String hash) {
    try {
      Path parent = entry.toAbsolutePath().getParent();
      if (parent == null) {
        return;
      }
      Files.createDirectories(parent);
      WholeFile.write(entry, (stamp + "\n" + hash + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // A cache that cannot be written costs time, nothing else.
    }
  }
}
