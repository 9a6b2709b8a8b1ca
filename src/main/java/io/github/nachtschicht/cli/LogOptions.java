package io.github.nachtschicht.cli;

import io.github.nachtschicht.batch.ExitCodes;
import io.github.nachtschicht.batch.RunException;
import io.github.nachtschicht.support.OneLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

  /**
   * Logs why a command that works by its log ends early.
   *
   * @return its exit code
   */
  static int failed(Throwable e) {
    Logger log = LoggerFactory.getLogger("nachtschicht");
    if (e instanceof RunException run) {
      log.error(OneLine.of(String.valueOf(e.getMessage())));
      return run.exitCode();
    }
    // Nothing that can be foreseen; whatever is on disk is whole.
    log.error("failed: internal error: {}", OneLine.of(e.toString()));
    log.debug("internal error", e);
    return ExitCodes.FAILED;
  }
}
