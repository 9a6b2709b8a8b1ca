package io.github.nachtschicht.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One setting, as it is declared: its option {@code --name}, its key {@code nachtschicht.name}, its
 * place in fingerprints and in the report all come from here. Immutable.
 *
 * @param <T> type of the values
 */
public final class Setting<T> {

  /** Powers of 1024, from bytes. */
  private static final String UNITS = " KMG";

  private final String name;
  private final String label;
  private final Class<T> type;
  private final Effect effect;
  private final String help;
  private final @Nullable T standard;
  private final Predicate<T> allowed;
  private final String range;

  private Setting(
      String name,
      String label,
      Class<T> type,
      Effect effect,
      String help,
      @Nullable T standard,
      Predicate<T> allowed,
      String range) {
    this.name = name;
    this.label = label;
    this.type = type;
    this.effect = effect;
    this.help = help;
    this.standard = standard;
    this.allowed = allowed;
    this.range = range;
  }

  /**
   * A setting without a default that takes all values of its type.
   *
   * @param name in lower case with hyphens
   * @param label what stands for its value in the help text; empty for a switch
   * @param type Integer, Long for a size in bytes, Double, Boolean, String, {@link Path}, {@link
   *     Duration}, an enum, or a {@link List} of strings
   * @param help one sentence without its full stop
   */
  public static <T> Setting<T> of(
      String name, String label, Class<T> type, Effect effect, String help) {
    return new Setting<>(name, label, type, effect, help, null, value -> true, "");
  }

  /** A switch, off by default. */
  public static Setting<Boolean> flag(String name, Effect effect, String help) {
    return of(name, "", Boolean.class, effect, help).byDefault(false);
  }

  /** A list of strings, empty by default. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  public static Setting<List<String>> list(String name, String label, Effect effect, String help) {
    return (Setting) of(name, label, List.class, effect, help).byDefault(List.of());
  }

  /** The same with a default. */
  public Setting<T> byDefault(T value) {
    return new Setting<>(name, label, type, effect, help, value, allowed, range);
  }

  /**
   * The same for some values only.
   *
   * @param condition holds for what is allowed
   * @param description of what is allowed, as in "'name' must be DESCRIPTION"
   */
  public Setting<T> only(Predicate<T> condition, String description) {
    return new Setting<>(name, label, type, effect, help, standard, condition, description);
  }

  /** Name of the option and of the key, in lower case with hyphens. */
  public String name() {
    return name;
  }

  /** What stands for the value in the help text; empty for a switch. */
  public String label() {
    return label;
  }

  /** Type of the values. */
  public Class<T> type() {
    return type;
  }

  /** What it changes. */
  public Effect effect() {
    return effect;
  }

  /** What it does and which values it takes: one sentence without its full stop. */
  public String help() {
    return range.isEmpty() ? help : help + "; " + range;
  }

  /** The default; null if there is none. */
  public @Nullable T standard() {
    return standard;
  }

  /**
   * Refuses what is out of range.
   *
   * @throws IllegalArgumentException naming the setting, what is allowed, and the value
   */
  void check(T value) {
    if (!allowed.test(value)) {
      throw new IllegalArgumentException(
          "'" + name + "' must be " + range + ", was " + text(value));
    }
  }

  /** A value as a person would write it. The same for equal values, whatever the locale. */
  public String text(T value) {
    if (value instanceof Enum<?> constant) {
      return constant.name().toLowerCase(Locale.ROOT);
    }
    if (value instanceof Duration duration) {
      long seconds = duration.toSeconds();
      return seconds > 0 && seconds % 60 == 0 ? seconds / 60 + "m" : String.valueOf(seconds);
    }
    if (value instanceof Long size) {
      int unit = 0;
      while (size > 0 && size % 1024 == 0 && unit < UNITS.length() - 1) {
        size /= 1024;
        unit++;
      }
      return (size + UNITS.substring(unit, unit + 1)).strip();
    }
    if (value instanceof Collection<?> values) {
      return values.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
    return String.valueOf(value);
  }

  @Override
  public String toString() {
    return name;
  }
}
