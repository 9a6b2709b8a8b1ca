package io.github.nachtschicht.batch.remote;

/** Is told how a worker fares, one line each, safe to print. Called on any thread. */
public interface WorkerListener {

  /** Something went as it should. */
  void info(String line);

  /** Something a person should know. */
  void warning(String line);

  /** Something is wrong. */
  void error(String line);
}
