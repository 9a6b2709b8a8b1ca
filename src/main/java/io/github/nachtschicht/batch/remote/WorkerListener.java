package io.github.nachtschicht.batch.remote;

import org.slf4j.event.Level;

/** Is told how a worker fares, one line each, safe to print. Called on any thread. */
@FunctionalInterface
public interface WorkerListener {

  /** Something happened; informing, warning or an error. */
  void said(Level level, String line);

  default void info(String line) {
    said(Level.INFO, line);
  }

  default void warning(String line) {
    said(Level.WARN, line);
  }

  default void error(String line) {
    said(Level.ERROR, line);
  }
}
