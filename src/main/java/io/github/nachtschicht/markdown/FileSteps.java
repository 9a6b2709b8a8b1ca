package io.github.nachtschicht.markdown;

import io.github.nachtschicht.support.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The single steps of {@link SafeFiles}; none of them replaces a file or follows a link. */
final class FileSteps {

  private FileSteps() {}

  /** A name beside a file that no run takes for one of its own. */
  static Path beside(Path target, int number) {
    String name = String.valueOf(target.getFileName());
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    String end = ".kept-" + number + (dot > 0 ? name.substring(dot) : "");
    if (name.getBytes(StandardCharsets.UTF_8).length + 12 > 255) {
      stem = Sha256.of(name).substring(0, 16);
    }
    return target.resolveSibling(stem + end);
  }

  /** Gives a file a second name, if nothing has that yet. */
  static boolean link(Path file, Path name) throws IOException {
    if (Files.isSymbolicLink(file)) {
      return move(file, name);
    }
    try {
      Files.createLink(name, file);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (UnsupportedOperationException | FileSystemException e) {
      // No hard links here, or the folder is gone; the move says which.
      return move(file, name);
    }
  }

  static boolean move(Path file, Path name) throws IOException {
    try {
      Files.move(file, name);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  static boolean isSame(Path a, Path b) throws IOException {
    try {
      return Files.isSameFile(a, b)
          || (Files.isRegularFile(b, LinkOption.NOFOLLOW_LINKS)
              && Files.isRegularFile(a, LinkOption.NOFOLLOW_LINKS)
              && Files.mismatch(a, b) < 0);
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  static List<Path> entries(Path folder) throws IOException {
    List<Path> entries = new ArrayList<>();
    if (isFolder(folder)) {
      try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
        stream.forEach(entries::add);
      }
    }
    entries.sort(null);
    return entries;
  }

  /** The one file below a folder; null if there is none. */
  static @Nullable Path fileIn(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(path -> !isFolder(path)).findFirst().orElse(null);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  static boolean isFolder(Path path) {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }
}
