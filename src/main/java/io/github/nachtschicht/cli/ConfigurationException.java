package io.github.nachtschicht.cli;

import io.github.nachtschicht.support.OneLine;
import org.jspecify.annotations.Nullable;

/** The configuration files or the environment say something that cannot be understood. */
final class ConfigurationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message what cannot be read and why, to stand behind "The configuration"
   */
  ConfigurationException(String message, @Nullable Throwable cause) {
    super("The configuration (application.yml, environment): " + OneLine.joined(message), cause);
  }
}
