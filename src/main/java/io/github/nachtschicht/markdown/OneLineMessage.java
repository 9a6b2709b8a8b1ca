package io.github.nachtschicht.markdown;

import org.jspecify.annotations.Nullable;

/** Messages of libraries on one line. */
final class OneLineMessage {

  private OneLineMessage() {}

  static String of(@Nullable String message) {
    return message == null ? "no reason given" : message.replaceAll("\\s+", " ").strip();
  }

  static String of(Throwable failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : of(message);
  }
}
