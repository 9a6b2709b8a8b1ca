package io.github.nachtschicht.cli;

import io.github.nachtschicht.batch.remote.BrokerSettings;
import io.github.nachtschicht.support.Failures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Options that say where the broker is and how to log in. Passwords are never among them. */
public class BrokerOptions {

  private static final String PASSWORD = "NACHTSCHICHT_BROKER_PASSWORD";

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--broker",
      paramLabel = "URL",
      description =
          "ActiveMQ Artemis broker between a run and its workers: tcp://host:61617, several"
              + " separated by commas.")
  private @Nullable String url;

  @Option(
      names = "--broker-user",
      paramLabel = "NAME",
      description = "Name to log in with at the broker.")
  private @Nullable String user;

  @Option(
      names = "--broker-password-file",
      paramLabel = "FILE",
      description =
          "File whose first line is the password; it can also stand in the environment as "
              + PASSWORD
              + ".")
  private @Nullable Path passwordFile;

  @Option(
      names = "--broker-truststore",
      paramLabel = "FILE",
      description =
          "Certificates to trust (PKCS #12, or JKS by its ending); the connection is TLS then.")
  private @Nullable Path truststore;

  @Option(
      names = "--broker-truststore-password-file",
      paramLabel = "FILE",
      description = "File whose first line is the truststore's password.")
  private @Nullable Path truststorePasswordFile;

  @Option(
      names = "--broker-timeout",
      paramLabel = "TIME",
      defaultValue = "5m",
      converter = Durations.class,
      description =
          "Wait so long at the start for a broker that is out of reach"
              + " (default: ${DEFAULT-VALUE}).")
  private Duration timeout;

  @Option(
      names = "--max-message-size",
      paramLabel = "SIZE",
      defaultValue = "100M",
      converter = Sizes.class,
      description =
          "Largest document that is sent to or taken from the broker: 1000, 64K, 100M, 1G"
              + " (default: ${DEFAULT-VALUE}).")
  private long maxMessageBytes;

  /** Whether a broker is named. */
  boolean given() {
    return url != null;
  }

  /**
   * The settings these options ask for.
   *
   * @throws ParameterException if there is no broker, or a file cannot be read
   */
  BrokerSettings settings(Configuration configuration) {
    if (url == null) {
      throw new ParameterException(
          spec.commandLine(), "Missing the broker: give '--broker tcp://host:61617'.");
    }
    String password =
        passwordFile == null
            ? configuration.get(PASSWORD)
            : firstLine(passwordFile, "--broker-password-file");
    try {
      return new BrokerSettings(
          url,
          user,
          password,
          truststore,
          truststorePasswordFile == null
              ? null
              : firstLine(truststorePasswordFile, "--broker-truststore-password-file"),
          timeout,
          maxMessageBytes);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "Invalid value: " + e.getMessage() + ".", e);
    }
  }

  private String firstLine(Path file, String option) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8).lines().findFirst().orElse("");
    } catch (IOException e) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for '" + option + "': " + file + ": " + Failures.reason(e) + ".",
          e);
    }
  }
}
