package io.github.nachtschicht.models;

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
}
