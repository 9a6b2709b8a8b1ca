package io.github.nachtschicht.batch.remote;

import org.jspecify.annotations.Nullable;

/** A message did not come whole. */
final class BrokenContentException extends Exception {

  private static final long serialVersionUID = 1L;

  BrokenContentException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
