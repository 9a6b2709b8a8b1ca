package io.github.nachtschicht.cli;

import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Takes an option that is not on the command line from the configuration: {@code --beam-size} is
 * {@code nachtschicht.beam-size} in {@code application.yml} and {@code NACHTSCHICHT_BEAM_SIZE} in
 * the environment.
 */
@Component
public class OptionDefaults implements IDefaultValueProvider {

  private static final String PREFIX = "nachtschicht.";

  private final Environment environment;

  public OptionDefaults(Environment environment) {
    this.environment = environment;
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
    String value =
        name.startsWith("--") ? environment.getProperty(PREFIX + name.substring(2)) : null;
    return value == null || value.isBlank() ? null : value.strip();
  }
}
