package io.github.nachtschicht.cli;

import io.github.nachtschicht.settings.Setting;
import io.github.nachtschicht.settings.Settings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Options of a command that are settings: a mixin that makes them from their declarations. */
@Command
final class SettingOptions {

  private final Map<Setting<?>, OptionSpec> options = new LinkedHashMap<>();

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @SafeVarargs
  SettingOptions(List<Setting<?>>... settings) {
    Stream.of(settings)
        .flatMap(List::stream)
        .forEach(setting -> options.put(setting, option(setting)));
  }

  private static <T> OptionSpec option(Setting<T> setting) {
    T standard = setting.standard();
    OptionSpec.Builder option = OptionSpec.builder("--" + setting.name());
    boolean many = setting.type() == List.class;
    boolean valued = !setting.label().isEmpty();
    if (valued) {
      option.paramLabel(setting.label());
    }
    option.type(setting.type() == Boolean.class && !valued ? boolean.class : setting.type());
    if (setting.type() == Boolean.class && valued) {
      option.arity("1");
    } else if (many) {
      option.auxiliaryTypes(String.class);
    } else if (setting.type() == Duration.class) {
      option.converters(new Durations());
    } else if (setting.type() == Long.class) {
      option.converters(new Sizes());
    }
    String help = setting.help() + ".";
    if (standard != null && valued && !many) {
      option.defaultValue(setting.text(standard));
      help = setting.help() + " (default: ${DEFAULT-VALUE}).";
    }
    return option.description(help).build();
  }

  @Spec(Target.MIXEE)
  void addTo(CommandSpec command) {
    options.values().forEach(command::addOption);
  }

  /**
   * What the command line asks for, or else the configuration, or else the defaults.
   *
   * @param form makes of it what is needed; what it refuses is wrong use of the command line
   * @throws ParameterException if a value is out of range, or {@code form} refuses them
   */
  <R> R as(Function<Settings, R> form) {
    try {
      Settings values = Settings.defaults(options.keySet());
      for (Map.Entry<Setting<?>, OptionSpec> option : options.entrySet()) {
        values = given(values, option.getKey(), option.getValue());
      }
      return form.apply(values);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), message(e), e);
    }
  }

  private static String message(IllegalArgumentException e) {
    return "Invalid value: " + e.getMessage() + ".";
  }

  private <T> Settings given(Settings values, Setting<T> setting, OptionSpec option) {
    Object value = option.getValue();
    if (value == null
        && option.isMultiValue()
        && spec.defaultValueProvider() instanceof OptionDefaults configured) {
      value = configured.list(setting.name());
    }
    if (value == null) {
      return values;
    }
    try {
      return values.with(setting, setting.type().cast(value));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), message(e), e, option, value.toString());
    }
  }
}
