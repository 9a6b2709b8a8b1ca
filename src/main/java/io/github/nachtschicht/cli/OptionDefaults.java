package io.github.nachtschicht.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Takes an option that is not on the command line from the configuration: {@code --beam-size} is
 * {@code nachtschicht.beam-size} in {@code application.yml} and {@code NACHTSCHICHT_BEAM_SIZE} in
 * the environment.
 */
public class OptionDefaults implements IDefaultValueProvider {

  private static final String PREFIX = "nachtschicht.";

  private final Configuration configuration;

  public OptionDefaults(Configuration configuration) {
    this.configuration = configuration;
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option)
        || option.usageHelp()
        || option.versionHelp()
        || option.isMultiValue()) {
      return null;
    }
    String name = option.longestName();
    String value;
    try {
      value = name.startsWith("--") ? configuration.get(PREFIX + name.substring(2)) : null;
    } catch (ConfigurationException e) {
      throw new ParameterException(
          argument.command().commandLine(), String.valueOf(e.getMessage()), e);
    }
    String origin = value == null ? origin(option) : "";
    if (!origin.isEmpty()) {
      throw new ParameterException(
          argument.command().commandLine(),
          "Invalid value for option '%s': a list is configured, and it takes one value%s"
              .formatted(name, origin));
    }
    return value == null || value.isBlank() ? null : value.strip();
  }

  /** Where an option's value is configured, behind a space and in brackets; empty if it is not. */
  String origin(OptionSpec option) {
    String name = option.longestName();
    String origin = name.startsWith("--") ? configuration.origin(PREFIX + name.substring(2)) : "";
    return origin.isEmpty() ? "" : " (configured: " + origin + ")";
  }

  /** The list that stands under a name in the configuration; empty if none does. */
  List<String> list(String name) {
    return configuration.list(PREFIX + name);
  }
}
