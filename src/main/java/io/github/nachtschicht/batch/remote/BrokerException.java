package io.github.nachtschicht.batch.remote;

import org.jspecify.annotations.Nullable;

/** The broker cannot be used. The message is one line and names the broker and what is wrong. */
public final class BrokerException extends Exception {

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  BrokerException(int exitCode, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  /** The program's exit code, see {@link io.github.nachtschicht.batch.ExitCodes}. */
  public int exitCode() {
    return exitCode;
  }
}
