package io.github.nachtschicht.batch;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What tells one output folder from another on whatever machine and under whatever path it is seen:
 * a random number kept in it.
 */
final class FolderId {

  private static final String FILE = "folder-id";
  private static final Pattern UUID_FORM = Pattern.compile("[0-9a-f-]{36}");

  private FolderId() {}

  /**
   * Reads it, and makes it when the folder has none yet.
   *
   * @param state the state folder below the output folder; must exist
   */
  static String of(Path state) throws IOException {
    Path file = state.resolve(FILE);
    if (Files.exists(file) && existing(state) == null) {
      // Cut short by a full disk or a power cut: nobody has relied on it.
      Files.delete(file);
    }
    try {
      Files.writeString(file, UUID.randomUUID() + "\n", StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      // It has one, or another machine has just made it.
    }
    String id = existing(state);
    if (id == null) {
      throw new IOException(file + " is not a folder's number; delete it");
    }
    return id;
  }

  /** Reads it; null if the folder has none. */
  static @Nullable String existing(Path state) {
    try {
      String text = Files.readString(state.resolve(FILE)).strip();
      return UUID_FORM.matcher(text).matches() ? text : null;
    } catch (IOException e) {
      return null;
    }
  }
}
