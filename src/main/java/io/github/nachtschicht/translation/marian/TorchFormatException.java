package io.github.nachtschicht.translation.marian;

import java.io.IOException;

/** A torch file is damaged or not supported. The message says what is wrong, not in which file. */
final class TorchFormatException extends IOException {

  private static final long serialVersionUID = 1L;

  TorchFormatException(String message) {
    super(message);
  }
}
