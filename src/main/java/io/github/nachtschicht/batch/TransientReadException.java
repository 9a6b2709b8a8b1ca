package io.github.nachtschicht.batch;

/** A file could not be read, but may be in a moment; worth another try. */
final class TransientReadException extends DocumentException {

  private static final long serialVersionUID = 1L;

  TransientReadException(String message) {
    super(Stage.READ, message, null);
  }
}
