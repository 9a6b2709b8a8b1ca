package io.github.nachtschicht.cli;

import picocli.CommandLine.Option;

/** Options for what a command says while it works. */
final class LogOptions {

  @Option(
      names = "--log-format",
      paramLabel = "F",
      defaultValue = "text",
      description = "Log lines as text or json (default: ${DEFAULT-VALUE}).")
  private Format format;

  @Option(names = "--quiet", description = "Say nothing unless something is wrong.")
  private boolean quiet;

  /** How log lines are written. */
  enum Format {
    TEXT,
    JSON
  }

  /** Writes the log as asked from now on. */
  void start(Configuration configuration) {
    LogSetup.adjust(configuration, format == Format.JSON);
  }

  /** How log lines are written. */
  Format format() {
    return format;
  }

  /** Whether only warnings and errors are said. */
  boolean quiet() {
    return quiet;
  }
}
