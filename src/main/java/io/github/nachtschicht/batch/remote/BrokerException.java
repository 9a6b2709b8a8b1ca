package io.github.nachtschicht.batch.remote;

import io.github.nachtschicht.batch.RunException;
import org.jspecify.annotations.Nullable;

/** The broker cannot be used. The message is one line and names the broker and what is wrong. */
public final class BrokerException extends RunException {

  private static final long serialVersionUID = 1L;

  private final boolean outOfReach;

  BrokerException(int exitCode, String message, @Nullable Throwable cause) {
    this(exitCode, message, cause, false);
  }

  /**
   * @param outOfReach whether no broker answered, which may be over soon
   */
  BrokerException(int exitCode, String message, @Nullable Throwable cause, boolean outOfReach) {
    super(exitCode, message, cause);
    this.outOfReach = outOfReach;
  }

  /** Whether no broker answered, which may be over soon. */
  boolean isOutOfReach() {
    return outOfReach;
  }
}
