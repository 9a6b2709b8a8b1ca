package io.github.nachtschicht.batch;

import io.github.nachtschicht.support.Failures;
import io.github.nachtschicht.support.Folders;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * The folder below the output folder that holds lock, job database and temporary files. No symbolic
 * link is followed there: what one leads to is somebody else's.
 */
final class StateFolder {

  private StateFolder() {}

  /**
   * Makes the folder if need be, and takes links out of it.
   *
   * @param warnings told, one line each, of what was there and is none of ours
   * @throws IOException if it is a link or no folder, or cannot be made; the message names it
   */
  static void prepare(Path state, Consumer<String> warnings) throws IOException {
    refuseLink(state);
    if (Files.exists(state) && !Files.isDirectory(state)) {
      throw new IOException(state + " is not a folder; remove it");
    }
    Files.createDirectories(state);
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(state)) {
      for (Path entry : entries) {
        if (Files.isSymbolicLink(entry)) {
          Files.delete(entry);
          warnings.accept(entry + " was a symbolic link, which is never followed; it was removed");
        }
      }
    }
  }

  /**
   * Says no to a link in the place of a file or folder of ours.
   *
   * @throws IOException if it is one; the message names it
   */
  static void refuseLink(Path path) throws IOException {
    if (Files.isSymbolicLink(path)) {
      throw new IOException(path + " is a symbolic link, which is never followed; remove it");
    }
  }

  /**
   * Makes an empty folder: what is in it goes, links as links. What cannot be removed stays.
   *
   * @param warnings told, one line each, what stays
   * @throws IOException if there is no folder then
   */
  static void empty(Path folder, Consumer<String> warnings) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      Files.deleteIfExists(folder);
    }
    Files.createDirectories(folder);
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        try {
          Folders.deleteAll(entry);
        } catch (IOException e) {
          warnings.accept("cannot remove " + entry + ": " + Failures.reason(e));
        }
      }
    }
  }
}
