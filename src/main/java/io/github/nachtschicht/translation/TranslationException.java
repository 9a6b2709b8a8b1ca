package io.github.nachtschicht.translation;

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
}
