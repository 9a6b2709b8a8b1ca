package io.github.nachtschicht.batch;

import io.github.nachtschicht.support.Failures;
import java.io.IOException;
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

  /**
   * A run that fails because a file or folder is out of reach.
   *
   * @param what could not be done, for example {@code read the input folder in}
   */
  static RunException cannot(String what, IOException cause) {
    return new RunException(
        ExitCodes.FAILED, "cannot " + what + ": " + Failures.reason(cause), cause);
  }

  /** The program's exit code, see {@link ExitCodes}. */
  public int exitCode() {
    return exitCode;
  }
}
