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

  /** How log lines are written; what reads it first is the entry point, before commands exist. */
  Format format() {
    return format;
  }

  /** Whether only warnings and errors are said. */
  boolean quiet() {
    return quiet;
  }
}
