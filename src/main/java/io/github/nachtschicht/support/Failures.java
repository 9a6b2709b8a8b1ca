package io.github.nachtschicht.support;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why something failed: finds it among the causes, and says it in plain English. */
public final class Failures {

  private Failures() {}

  /** The first of a failure and its causes that is of a kind; null if none is. */
  public static <T> @Nullable T find(@Nullable Throwable failure, Class<T> kind) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (kind.isInstance(t)) {
        return kind.cast(t);
      }
    }
    return null;
  }

  /** What caused a failure in the end; itself where it has no cause. */
  public static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  /** Why a file could not be read or written, on one line without its name. */
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
