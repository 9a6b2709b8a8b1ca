package io.github.nachtschicht.batch.remote;

import org.jspecify.annotations.Nullable;

/** A message that is none of ours, or of another version. The text is one line. */
final class NotUnderstoodException extends Exception {

  private static final long serialVersionUID = 1L;

  NotUnderstoodException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
