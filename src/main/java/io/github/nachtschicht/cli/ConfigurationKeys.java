package io.github.nachtschicht.cli;

import io.github.nachtschicht.support.EditDistance;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Finds what stands in the configuration and would have no effect. */
final class ConfigurationKeys {

  private static final String ROOT = "nachtschicht";
  private static final String PREFIX = ROOT + ".";

  /** What variables of ours begin with. */
  private static final String VARIABLE = "NACHTSCHICHT_";

  /** Variables that the start script reads. */
  private static final List<String> OF_THE_SCRIPT = List.of("java-opts", "archive");

  /** How Boot calls the whole of a YAML file that is no mapping. */
  private static final String WHOLE = "document";

  /** Most edits between the root and a key that was meant for it. */
  private static final int MISSPELT_ROOT = 2;

  /**
   * The first name of a key, what ends it, and what stands behind; also where blanks are lacking.
   */
  private static final Pattern KEY = Pattern.compile("([^.:=\\s\\[]+)([.:=\\s\\[]?)([^:=\\s\\[]*)");

  private ConfigurationKeys() {}

  /**
   * Refuses files that hold a value or list where options belong: nothing in them has an effect.
   *
   * @throws ConfigurationException naming file, line and what stands there
   */
  static void requireMappings(ConfigurableEnvironment environment) {
    for (OriginTrackedMapPropertySource file : files(environment)) {
      for (String key : file.getPropertyNames()) {
        int bracket = key.indexOf('[');
        String name = (bracket < 0 ? key : key.substring(0, bracket)).toLowerCase(Locale.ROOT);
        String value = String.valueOf(file.getProperty(key));
        if (name.equals(ROOT) && !value.isEmpty() || name.equals(WHOLE)) {
          throw new ConfigurationException(
              ("%s: %s is %s. Options belong below '%s:', each as 'name: value' on a line of its"
                      + " own, indented by blanks")
                  .formatted(
                      Configuration.place(file.getOrigin(key)),
                      name.equals(ROOT) ? "'" + ROOT + "'" : "the file",
                      bracket < 0 ? "'" + value + "'" : "a list",
                      ROOT),
              null);
        }
      }
    }
  }

  /**
   * One sentence for each key in a configuration file, and each variable of ours, that means
   * nothing, ordered by the keys: those below {@code nachtschicht}, and those beside it that were
   * meant to be below it.
   *
   * @param command any command of the program
   */
  static List<String> misspelt(Environment environment, CommandSpec command) {
    Map<String, String> known = new TreeMap<>();
    collect(command.root(), known);
    Map<String, String> messages = new TreeMap<>();
    if (environment instanceof ConfigurableEnvironment configurable) {
      for (OriginTrackedMapPropertySource file : files(configurable)) {
        for (String key : file.getPropertyNames()) {
          check(key, file.getOrigin(key), known, messages);
        }
      }
      OF_THE_SCRIPT.forEach(name -> known.put(plain(name), name));
      configurable.getSystemEnvironment().keySet().forEach(name -> check(name, known, messages));
    }
    return List.copyOf(messages.values());
  }

  /** The configuration files. */
  static List<OriginTrackedMapPropertySource> files(ConfigurableEnvironment environment) {
    return environment.getPropertySources().stream()
        .filter(OriginTrackedMapPropertySource.class::isInstance)
        .map(OriginTrackedMapPropertySource.class::cast)
        .toList();
  }

  private static void check(
      String property,
      @Nullable Origin origin,
      Map<String, String> known,
      Map<String, String> messages) {
    Matcher key = KEY.matcher(property);
    if (!key.lookingAt() || property.equalsIgnoreCase(ROOT)) {
      return; // a root with nothing below it is a file that waits to be filled
    }
    String first = key.group(1).toLowerCase(Locale.ROOT);
    boolean dotted = key.group(2).equals(".");
    boolean below = first.equals(ROOT) && dotted;
    boolean almost = EditDistance.of(first, ROOT) <= MISSPELT_ROOT;
    String option = almost ? key.group(3) : first;
    String exact = known.get(plain(option));
    // beside the root only what was meant to be below it is ours
    if (almost ? below && exact != null : exact == null || dotted) {
      return;
    }
    String name = property.replaceFirst("\\[.*", "");
    messages.putIfAbsent(
        name,
        "the configuration's '%s'%s is no option and has no effect%s"
            .formatted(
                name,
                origin == null ? "" : " (" + Configuration.place(origin) + ")",
                suggestion(PREFIX, exact == null ? nearest(plain(option), known) : exact)));
  }

  private static void check(
      String variable, Map<String, String> known, Map<String, String> messages) {
    if (!variable.startsWith(VARIABLE)) {
      return;
    }
    String option = plain(variable.substring(VARIABLE.length()).replaceFirst("_\\d+_?$", ""));
    String nearest = nearest(option, known);
    // another may be a person's own
    if (!known.containsKey(option) && !nearest.isEmpty()) {
      String meant = nearest.toUpperCase(Locale.ROOT).replace('-', '_');
      messages.put(
          variable,
          "the variable '%s' is no option and has no effect%s"
              .formatted(variable, suggestion(VARIABLE, meant)));
    }
  }

  private static String suggestion(String prefix, String meant) {
    return meant.isEmpty() ? "" : "; did you mean '" + prefix + meant + "'?";
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
    if (key.isEmpty()) {
      return nearest;
    }
    // two edits make any short word of another
    int most = key.length() < 5 ? 1 : Math.max(2, key.length() / 3);
    int fewest = most + 1;
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
