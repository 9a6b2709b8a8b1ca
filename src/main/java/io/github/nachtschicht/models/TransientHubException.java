package io.github.nachtschicht.models;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A failure on the way to the hub that may be gone at the next try. */
final class TransientHubException extends IOException {

  private static final long serialVersionUID = 1L;

  private final transient @Nullable Duration retryAfter;

  /**
   * @param retryAfter how long the hub asks to wait, or null
   */
  TransientHubException(String message, @Nullable Duration retryAfter) {
    super(message);
    this.retryAfter = retryAfter;
  }

  TransientHubException(String message, @Nullable Duration retryAfter, Throwable cause) {
    super(message, cause);
    this.retryAfter = retryAfter;
  }

  @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
