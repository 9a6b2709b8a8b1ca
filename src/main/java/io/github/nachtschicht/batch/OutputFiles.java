package io.github.nachtschicht.batch;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Writes into the output folder: whole files or none, and never outside. A file is written and
 * flushed to disk under a temporary name in the state folder, then moved into place.
 */
final class OutputFiles {

  private final Path root;
  private final Path temporary;
  private final Set<Path> unsynced = new LinkedHashSet<>();

  /**
   * Takes over an output folder.
   *
   * @param root its real path
   * @param state the state folder below it, which must exist. What a killed run left half-written
   *     there is removed; nobody else writes while the lock is held
   * @param warnings told what cannot be removed
   */
  OutputFiles(Path root, Path state, Consumer<String> warnings) throws IOException {
    this.root = root;
    this.temporary = state.resolve("tmp");
    StateFolder.empty(temporary, warnings);
  }

  Path root() {
    return root;
  }

  /** Where a name below the output folder is. */
  Path resolve(String name) {
    Path path = root.resolve(name).normalize();
    if (!path.startsWith(root)) {
      throw new IllegalArgumentException("'" + name + "' leads out of the output folder");
    }
    return path;
  }

  /**
   * Writes a file as UTF-8.
   *
   * @param name path below the output folder
   * @throws IOException if it could not be written; what was there before still is
   */
  void write(String name, String content) throws IOException {
    write(name, content.getBytes(StandardCharsets.UTF_8));
  }

  void write(String name, byte[] content) throws IOException {
    write(name, out -> out.write(content));
  }

  /** Writes a file as it comes; it is not put into place if its content ends in an exception. */
  void write(String name, FileContent content) throws IOException {
    sync(bring(name, content));
  }

  /**
   * Writes a file as it comes, like {@link #write(String, FileContent)}, but that it is in its
   * place is safe from a power cut only after {@link #syncFolders()}. The folder's flush is the
   * dearer half of a small file.
   */
  void writeForNow(String name, FileContent content) throws IOException {
    unsynced.add(bring(name, content));
  }

  /** Writes a file as it comes, unless it says the same already. */
  void writeIfChanged(String name, FileContent content) throws IOException {
    Path file = scratch("new");
    try {
      try (FileOutputStream out = new FileOutputStream(file.toFile())) {
        content.writeTo(out);
      }
      Path target = resolve(name);
      if (!Files.isRegularFile(target) || Files.mismatch(file, target) >= 0) {
        write(name, out -> Files.copy(file, out));
      }
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** Makes all that {@link #writeForNow} put into place safe from a power cut. */
  void syncFolders() {
    unsynced.forEach(OutputFiles::sync);
    unsynced.clear();
  }

  /** Puts a file into place and gives its folder, not yet flushed. */
  private Path bring(String name, FileContent content) throws IOException {
    Path target = resolve(name);
    Path folder = folderOf(target);
    Path file = temporary.resolve(Hashes.sha256(name).substring(0, 16));
    try {
      // A stream, not a channel: an interrupted thread closes channels half-way.
      try (FileOutputStream out = new FileOutputStream(file.toFile())) {
        content.writeTo(out);
        out.getFD().sync();
      }
      Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException again) {
        e.addSuppressed(again);
      }
      throw e;
    }
    return folder;
  }

  /** Where a file is that is worth nothing after the run; the next one removes what is left. */
  Path scratch(String name) {
    return temporary.resolve(name);
  }

  /** Where a file of the state folder is. */
  Path state(String name) {
    return temporary.resolveSibling(name);
  }

  /** Writes a file into the state folder, where people do not look. */
  void writeState(String name, byte[] content) throws IOException {
    write(root.relativize(state(name)).toString(), content);
  }

  /** The folder of a file, made if need be, and checked not to lie elsewhere by a link. */
  private Path folderOf(Path target) throws IOException {
    Path folder = target.getParent();
    if (folder == null) {
      throw new IllegalArgumentException(target + " has no folder");
    }
    Path existing = folder;
    while (existing != null && !Files.exists(existing, LinkOption.NOFOLLOW_LINKS)) {
      existing = existing.getParent();
    }
    if (existing == null || !existing.toRealPath().startsWith(root)) {
      throw new IOException(folder + " leads out of the output folder by a symbolic link");
    }
    return Files.createDirectories(folder);
  }

  /** Makes a move durable; not every system can. */
  private static void sync(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows cannot open folders; its moves are journalled.
    }
  }

  /** Removes a file and the folders that this empties. */
  void delete(String name) throws IOException {
    Path file = resolve(name);
    if (!folderOf(file).toRealPath().startsWith(root)) {
      return;
    }
    Files.deleteIfExists(file);
    for (Path folder = file.getParent();
        folder != null && !folder.equals(root) && folder.startsWith(root);
        folder = folder.getParent()) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
        if (entries.iterator().hasNext()) {
          return;
        }
      }
      Files.delete(folder);
    }
  }

  /**
   * Whether the output folder still takes files of a size, to tell a trouble of one file from one
   * of the disk.
   */
  boolean takes(int bytes) {
    Path probe = temporary.resolve("probe");
    try {
      try (FileOutputStream out = new FileOutputStream(probe.toFile())) {
        out.write(new byte[Math.max(bytes, 1)]);
        out.getFD().sync();
      }
      Path visible = root.resolve(".nachtschicht-probe");
      Files.move(probe, visible, StandardCopyOption.ATOMIC_MOVE);
      Files.delete(visible);
      return true;
    } catch (IOException e) {
      try {
        Files.deleteIfExists(probe);
      } catch (IOException again) {
        e.addSuppressed(again);
      }
      return false;
    }
  }
}
