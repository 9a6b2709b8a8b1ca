package io.github.nachtschicht.cli;

import io.github.nachtschicht.support.EditDistance;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Finds keys of the configuration files that no option has: they would have no effect. */
final class ConfigurationKeys {

  private static final String PREFIX = "nachtschicht.";

  private ConfigurationKeys() {}

  /**
   * One sentence for each key below {@code nachtschicht.} in a configuration file that means
   * nothing, ordered by the keys.
   *
   * @param command any command of the program
   */
  static List<String> misspelt(Environment environment, CommandSpec command) {
    Map<String, String> known = new TreeMap<>();
    collect(command.root(), known);
    Map<String, String> messages = new TreeMap<>();
    if (environment instanceof ConfigurableEnvironment configurable) {
      for (PropertySource<?> source : configurable.getPropertySources()) {
        if (source instanceof OriginTrackedMapPropertySource file) {
          for (String key : file.getPropertyNames()) {
            check(key, known, messages);
          }
        }
      }
    }
    return List.copyOf(messages.values());
  }

  private static void check(
      String property, Map<String, String> known, Map<String, String> messages) {
    if (!property.toLowerCase(Locale.ROOT).startsWith(PREFIX)) {
      return;
    }
    int bracket = property.indexOf('[');
    String key = property.substring(PREFIX.length(), bracket < 0 ? property.length() : bracket);
    if (known.containsKey(plain(key))) {
      return;
    }
    StringBuilder message = new StringBuilder("the configuration's '").append(PREFIX).append(key);
    message.append("' is no option and has no effect");
    String nearest = nearest(plain(key), known);
    if (!nearest.isEmpty()) {
      message.append("; did you mean '").append(PREFIX).append(nearest).append("'?");
    }
    messages.put(key, message.toString());
  }

  private static void collect(CommandSpec command, Map<String, String> known) {
    if (command.defaultValueProvider() instanceof OptionDefaults) {
      for (OptionSpec option : command.options()) {
        String name = option.longestName();
        if (name.startsWith("--") && !option.usageHelp() && !option.versionHelp()) {
          known.put(plain(name), name.substring(2));
        }
      }
    }
    for (CommandLine sub : command.subcommands().values()) {
      collect(sub.getCommandSpec(), known);
    }
  }

  /**
   * As Spring compares names: {@code beam-size}, {@code beamSize} and {@code beam_size} are one.
   */
  private static String plain(String name) {
    return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
  }

  /** The known name that takes fewest edits; empty if all would take too many. */
  private static String nearest(String key, Map<String, String> known) {
    String nearest = "";
    int fewest = Math.max(2, key.length() / 3) + 1;
    for (Map.Entry<String, String> option : known.entrySet()) {
      int edits = EditDistance.of(key, option.getKey());
      if (edits < fewest) {
        fewest = edits;
        nearest = option.getValue();
      }
    }
    return nearest;
  }
}
