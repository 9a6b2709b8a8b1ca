package io.github.nachtschicht.batch;

import java.io.IOException;

/** What was to be written did not come whole; the disk is not to blame. */
public final class BrokenContentException extends IOException {

  private static final long serialVersionUID = 1L;

  public BrokenContentException(String message, Throwable cause) {
    super(message, cause);
  }

  public BrokenContentException(String message) {
    super(message);
  }
}
