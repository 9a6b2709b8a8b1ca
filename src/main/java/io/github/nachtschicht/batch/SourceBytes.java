package io.github.nachtschicht.batch;

import io.github.nachtschicht.batch.DocumentException.Stage;
import io.github.nachtschicht.support.Failures;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Reads a source so that a change in the middle is noticed. */
public final class SourceBytes {

  /** Larger files are not read; the parser may set a lower bound. */
  static final long MAX_BYTES = 512L << 20;

  private SourceBytes() {}

  /**
   * Reads a whole file.
   *
   * @throws TransientReadException if it changed meanwhile or the file system stumbled
   * @throws DocumentException if it cannot be read now or later
   */
  public static byte[] read(Path file) throws DocumentException {
    try {
      BasicFileAttributes before = Files.readAttributes(file, BasicFileAttributes.class);
      if (before.size() > MAX_BYTES) {
        throw new DocumentException(
            Stage.READ,
            "has " + before.size() + " bytes, more than the " + MAX_BYTES + " that are read",
            null);
      }
      byte[] bytes = Files.readAllBytes(file);
      BasicFileAttributes after = Files.readAttributes(file, BasicFileAttributes.class);
      if (bytes.length != after.size()
          || !before.lastModifiedTime().equals(after.lastModifiedTime())) {
        throw new TransientReadException("is being written to");
      }
      return bytes;
    } catch (NoSuchFileException | AccessDeniedException e) {
      throw new DocumentException(Stage.READ, Failures.reason(e), e);
    } catch (IOException e) {
      throw new TransientReadException(Failures.reason(e));
    }
  }
}
