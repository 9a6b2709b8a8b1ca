package io.github.nachtschicht.cli;

import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Sends what libraries log by {@code java.util.logging} to the program's log. Made by the platform,
 * which is told this class's name, when a library first logs so.
 */
public final class JavaLogging {

  public JavaLogging() {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }

  /** Tells the platform. */
  static void use() {
    System.setProperty("java.util.logging.config.class", JavaLogging.class.getName());
  }
}
