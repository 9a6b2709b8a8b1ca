package io.github.nachtschicht.batch;

import io.github.nachtschicht.markdown.KnownOutput;
import io.github.nachtschicht.markdown.SafeFiles;
import io.github.nachtschicht.support.Sha256;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes into the output folder: whole files or none, and never outside. A file is written and
 * flushed to disk under a temporary name in the state folder, then moved into place.
 */
final class OutputFiles {

  private final Path root;
  private final Path temporary;
  private final SafeFiles safe;
  private final Set<Path> unsynced = new LinkedHashSet<>();

  /**
   * Takes over an output folder.
   *
   * @param root its real path
   * @param state the state folder below it, which must exist. What a killed run left half-written
   *     there is removed; nobody else writes while the lock is held
   * @param hook told of what happens to the files of the output
   * @param warnings told what cannot be removed
   */
  OutputFiles(Path root, Path state, SafeFiles.Hook hook, Consumer<String> warnings)
      throws IOException {
    this.root = root;
    this.temporary = state.resolve("tmp");
    StateFolder.empty(temporary, warnings);
    this.safe = new SafeFiles(root, state, hook);
  }

  /** Writes the content of a file, which need not be in memory as a whole. */
  @FunctionalInterface
  interface FileContent {
    void writeTo(OutputStream out) throws IOException;
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

  /** Has files replaced and removed so that nothing saved meanwhile is lost. */
  SafeFiles safe() {
    return safe;
  }

  /** Where a name below the output folder is, its folder made. */
  Path prepared(String name) throws IOException {
    Path target = resolve(name);
    unsynced.add(folderOf(target));
    return target;
  }

  /**
   * Writes a file of this program's own.
   *
   * @param name path below the output folder
   * @param mark what all files of this kind begin with, within their first lines; one without it is
   *     somebody else's
   * @return the name it has: another one if somebody else's file stands there, which is left as it
   *     is
   * @throws IOException if it could not be written; what was there before still is
   */
  String writeOwn(String name, String mark, FileContent content) throws IOException {
    Path ready = ready(name, content);
    try {
      for (String own : List.of(name, "nachtschicht-" + name)) {
        Path target = prepared(own);
        boolean same =
            Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)
                && Files.mismatch(ready, target) < 0;
        if (same || safe.put(ready, target, file -> isMarked(file, mark))) {
          syncFolders();
          return own;
        }
      }
      throw new FileAlreadyExistsException(name, null, "it is not a file of this program");
    } finally {
      Files.deleteIfExists(ready);
    }
  }

  private static boolean isMarked(Path file, String mark) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(1024);
      return head.length == 0 || new String(head, StandardCharsets.UTF_8).contains(mark);
    }
  }

  /**
   * Writes a file as it comes to where nobody looks, whole and on disk.
   *
   * @param name the name that it is to have
   * @return where it is; to be removed by the caller
   * @throws IOException if it could not be written; nothing is left then
   */
  Path ready(String name, FileContent content) throws IOException {
    requireRoot();
    Path file = Files.createDirectories(temporary).resolve(Sha256.of(name).substring(0, 16));
    try {
      // A stream, not a channel: an interrupted thread closes channels half-way.
      try (FileOutputStream out = new FileOutputStream(file.toFile())) {
        content.writeTo(out);
        out.getFD().sync();
      }
    } catch (IOException e) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException again) {
        e.addSuppressed(again);
      }
      throw e;
    }
    return file;
  }

  /**
   * Puts a finished file into its place, unless a person's work stands there. It is safe from a
   * power cut only after {@link #syncFolders()}: the folder's flush is the dearer half of a small
   * file.
   *
   * @param known what is known to stand there and may go, too; null for nothing
   * @return whether it was put there
   */
  boolean put(Path ready, String name, @Nullable KnownOutput known) throws IOException {
    return safe.put(ready, prepared(name), file -> OutputTree.mayGo(file, name, known));
  }

  /** Makes all that {@link #put} put into place safe from a power cut. */
  void syncFolders() {
    unsynced.forEach(OutputFiles::sync);
    unsynced.clear();
  }

  /** Where a file of the state folder is. */
  Path state(String name) {
    return temporary.resolveSibling(name);
  }

  /** Writes a file into the state folder, where people do not look. */
  void writeState(String name, byte[] content) throws IOException {
    Path file = ready(name, out -> out.write(content));
    try {
      Path target = state(name);
      Path folder = folderOf(target);
      Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      sync(folder);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private void requireRoot() throws IOException {
    if (!Files.isDirectory(root)) {
      throw new IOException("the output folder " + root + " is gone");
    }
  }

  /** The folder of a file, made if need be, and checked not to lie elsewhere by a link. */
  private Path folderOf(Path target) throws IOException {
    Path folder = target.getParent();
    if (folder == null) {
      throw new IllegalArgumentException(target + " has no folder");
    }
    requireRoot();
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

  /**
   * Removes a file, and the folders that this empties.
   *
   * @return false if it may not go
   */
  boolean delete(String name, SafeFiles.Judge judge) throws IOException {
    Path file = resolve(name);
    if (!folderOf(file).toRealPath().startsWith(root) || !safe.remove(file, judge)) {
      return false;
    }
    removeEmptyFolders(file);
    return true;
  }

  /** Removes the folders above a file that was the last in them. */
  void removeEmptyFolders(Path file) throws IOException {
    for (Path folder = file.getParent();
        folder != null && !folder.equals(root) && folder.startsWith(root);
        folder = folder.getParent()) {
      try {
        Files.delete(folder);
      } catch (DirectoryNotEmptyException e) {
        return;
      }
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
