package io.github.nachtschicht.translation;

/** The model could not be loaded when a sentence needed it: no other sentence can be translated. */
public final class ModelNotLoadedException extends TranslationException {

  private static final long serialVersionUID = 1L;

  /**
   * Wraps what went wrong.
   *
   * @param cause its message names file and cause
   */
  public ModelNotLoadedException(Throwable cause) {
    super(String.valueOf(cause.getMessage()), cause);
  }
}
