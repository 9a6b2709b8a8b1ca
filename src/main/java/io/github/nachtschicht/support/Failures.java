package io.github.nachtschicht.support;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/** Says in plain English why a file could not be read or written. */
public final class Failures {

  private Failures() {}

  /** The cause on one line, without the file's name. */
  public static String reason(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "is not there (any more)";
    }
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    String message = failure.getMessage();
    if (failure instanceof FileSystemException system && system.getReason() != null) {
      message = system.getReason();
    }
    if (message == null || message.isBlank()) {
      return failure.getClass().getSimpleName();
    }
    String plain = message.toLowerCase(Locale.ROOT);
    if (plain.contains("no space left") || plain.contains("not enough space")) {
      return "no space left on the disk";
    }
    if (plain.contains("quota exceeded")) {
      return "the disk quota is used up";
    }
    if (plain.contains("read-only file system")) {
      return "the file system is read-only";
    }
    if (plain.contains("permission denied")) {
      return "permission denied";
    }
    return OneLine.of(message);
  }
}
