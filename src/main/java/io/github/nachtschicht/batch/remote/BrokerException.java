package io.github.nachtschicht.batch.remote;

import org.jspecify.annotations.Nullable;

/** The broker cannot be used. The message is one line and names the broker and what is wrong. */
public final class BrokerException extends Exception {

  private static final long serialVersionUID = 1L;

  private final int exitCode;
  private final boolean outOfReach;

  BrokerException(int exitCode, String message, @Nullable Throwable cause) {
    this(exitCode, message, cause, false);
  }

  /**
   * Says what is wrong.
   *
   * @param outOfReach whether that may be over soon
   */
  BrokerException(int exitCode, String message, @Nullable Throwable cause, boolean outOfReach) {
    super(message, cause);
    this.exitCode = exitCode;
    this.outOfReach = outOfReach;
  }

  /** Whether no broker answered, which may be over soon. */
  boolean isOutOfReach() {
    return outOfReach;
  }

  /** The program's exit code, see {@link io.github.nachtschicht.batch.ExitCodes}. */
  public int exitCode() {
    return exitCode;
  }
}
