package io.github.nachtschicht.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.io.Console;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;

/**
 * Sets the log up: one line a message on standard output. Logback finds this class as a service,
 * when the first line is logged; reading a file instead takes longer than a short command.
 */
public final class LogSetup extends ContextAwareBase implements Configurator {

  private static final String APPENDER = "console";
  private static final String PATTERN = "%d{yyyy-MM-dd HH:mm:ss} %-5level %msg%n%ex{0}";

  /**
   * The log is the program's own: libraries are heard when they warn, and not at all where the
   * program says in one line of its own what went wrong.
   */
  private static final Map<String, Level> LEVELS =
      Map.ofEntries(
          Map.entry(Logger.ROOT_LOGGER_NAME, Level.WARN),
          Map.entry("nachtschicht", Level.INFO),
          Map.entry("io.github.nachtschicht", Level.INFO),
          Map.entry("org.springframework.batch", Level.OFF),
          Map.entry("org.apache.pdfbox", Level.OFF),
          Map.entry("org.apache.fontbox", Level.OFF),
          Map.entry("org.apache.activemq", Level.OFF),
          Map.entry("io.netty", Level.ERROR),
          // says at each start that there is no GPU
          Map.entry("ai.djl", Level.ERROR));

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    LEVELS.forEach((name, level) -> context.getLogger(name).setLevel(level));
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setPattern(PATTERN);
    encoder.setCharset(charset());
    append(context, encoder);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  /** What the terminal reads; UTF-8 where there is none. */
  private static Charset charset() {
    Console console = System.console();
    return console == null ? StandardCharsets.UTF_8 : console.charset();
  }

  private static void append(LoggerContext context, Encoder<ILoggingEvent> encoder) {
    encoder.setContext(context);
    encoder.start();
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setName(APPENDER);
    appender.setContext(context);
    appender.setEncoder(encoder);
    appender.start();
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.detachAppender(APPENDER);
    root.addAppender(appender);
  }

  /**
   * Adds what the user asks for: lines of JSON, and the levels below {@code logging.level}.
   *
   * @param json one JSON object a line, as Logstash reads it
   */
  static void adjust(Configuration configuration, boolean json) {
    ConfigurableEnvironment environment = configuration.environment();
    if (!json && environment == null) {
      return;
    }
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    if (environment != null) {
      Binder.get(environment)
          .bind("logging.level", Bindable.mapOf(String.class, String.class))
          .orElse(Map.of())
          .forEach((name, level) -> context.getLogger(name).setLevel(Level.toLevel(level)));
    }
    if (json) {
      context.putObject(
          Environment.class.getName(),
          environment == null ? new StandardEnvironment() : environment);
      StructuredLogEncoder encoder = new StructuredLogEncoder();
      encoder.setFormat("logstash");
      append(context, encoder);
    }
  }
}
