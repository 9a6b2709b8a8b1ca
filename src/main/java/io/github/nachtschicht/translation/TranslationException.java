package io.github.nachtschicht.translation;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A model that cannot be loaded or that failed. The message names the file or tensor and the cause.
 */
public class TranslationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public TranslationException(String message) {
    super(message);
  }

  public TranslationException(String message, Throwable cause) {
    super(message, cause);
  }

  /** With a message that {@link String#format} makes of its parts. */
  public static TranslationException of(String format, @Nullable Object... parts) {
    return new TranslationException(String.format(Locale.ROOT, format, parts));
  }
}
