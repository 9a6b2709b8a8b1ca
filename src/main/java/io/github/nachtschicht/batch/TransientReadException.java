package io.github.nachtschicht.batch;

/** A file could not be read, but may be in a moment; worth another try. */
public final class TransientReadException extends DocumentException {

  private static final long serialVersionUID = 1L;

  public TransientReadException(String message) {
    super(Stage.READ, message, null);
  }
}
