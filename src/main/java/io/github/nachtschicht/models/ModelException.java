package io.github.nachtschicht.models;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A model that is not there, not whole, not what it should be or cannot be downloaded. The message
 * is one a user can act on: it names the model or file, what is wrong, and what would help.
 */
public class ModelException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ModelException(String message) {
    super(message);
  }

  public ModelException(String message, Throwable cause) {
    super(message, cause);
  }

  /** With a message that {@link String#format} makes of its parts. */
  static ModelException of(String format, @Nullable Object... parts) {
    return new ModelException(String.format(Locale.ROOT, format, parts));
  }

  /** As {@link #of}, because of another failure. */
  static ModelException because(Throwable cause, String format, @Nullable Object... parts) {
    return new ModelException(String.format(Locale.ROOT, format, parts), cause);
  }
}
