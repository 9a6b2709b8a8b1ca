package io.github.nachtschicht.batch;

import org.jspecify.annotations.Nullable;

/** A run that cannot begin or go on. The message is one line that names what and why. */
public class RunException extends Exception {

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  public RunException(int exitCode, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  public RunException(int exitCode, String message) {
    this(exitCode, message, null);
  }

  /** The program's exit code, see {@link ExitCodes}. */
  public int exitCode() {
    return exitCode;
  }
}
