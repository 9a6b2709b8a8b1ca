package io.github.nachtschicht.batch;

import org.jspecify.annotations.Nullable;

/** A run over other machines cannot go on. The message is one line. */
public final class RemoteFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public RemoteFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
