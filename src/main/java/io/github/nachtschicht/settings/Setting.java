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
 * place in fingerprints and in the report all come from here.
 *
 * @param <T> type of the values
 * @param name of the option and of the key, in lower case with hyphens
 * @param label what stands for the value in the help text; empty for a switch
 * @param type Integer, Long for a size in bytes, Double, Boolean, String, {@link Path}, {@link
 *     Duration}, an enum, or a {@link List} of strings
 * @param effect what it changes
 * @param help what it does and which values it takes: one sentence without its full stop
 * @param standard the default; null if there is none
 * @param allowed holds for the values that are allowed
 * @param range these in words, as in "'name' must be RANGE"; empty if all of the type are
 */
public record Setting<T>(
    String name,
    String label,
    Class<T> type,
    Effect effect,
    String help,
    @Nullable T standard,
    Predicate<T> allowed,
    String range) {

  /** Powers of 1024, from bytes. */
  private static final String UNITS = " KMG";

  /** A setting without a default that takes all values of its type. */
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

  /** The same for some values only. */
  public Setting<T> only(Predicate<T> condition, String description) {
    String inHelp = help + "; " + description;
    return new Setting<>(name, label, type, effect, inHelp, standard, condition, description);
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
