package io.github.nachtschicht.translation.marian;

import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A torch file is damaged or not supported. The message says what is wrong, not in which file. */
final class TorchFormatException extends IOException {

  private static final long serialVersionUID = 1L;

  /** With a message that {@link String#format} makes of its parts. */
  TorchFormatException(String format, @Nullable Object... parts) {
    super(String.format(Locale.ROOT, format, parts));
  }
}
