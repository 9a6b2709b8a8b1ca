package io.github.nachtschicht.settings;

import io.github.nachtschicht.support.Sha256;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Values of some settings. Immutable. */
public final class Settings {

  /** In the order of their declaration; null for those without a value. */
  private final Map<Setting<?>, @Nullable Object> values;

  private Settings(Map<Setting<?>, @Nullable Object> values) {
    this.values = Collections.unmodifiableMap(values);
  }

  /** Each setting at its default; those that have none are without a value. */
  public static Settings defaults(Collection<Setting<?>> settings) {
    Map<Setting<?>, @Nullable Object> values = new LinkedHashMap<>();
    settings.forEach(setting -> values.put(setting, setting.standard()));
    return new Settings(values);
  }

  /**
   * The same with another value.
   *
   * @param value null for none
   * @throws IllegalArgumentException if it is out of range
   */
  public <T> Settings with(Setting<T> setting, @Nullable T value) {
    if (value != null) {
      setting.check(value);
    }
    Map<Setting<?>, @Nullable Object> changed = new LinkedHashMap<>(values);
    changed.put(setting, value instanceof List<?> list ? List.copyOf(list) : value);
    return new Settings(changed);
  }

  /** The value of a setting; null if it has none. */
  public <T> @Nullable T find(Setting<T> setting) {
    return setting.type().cast(values.get(setting));
  }

  /** The value of a setting that has a default. */
  public <T> T get(Setting<T> setting) {
    T value = find(setting);
    if (value == null) {
      throw new IllegalStateException("'" + setting.name() + "' has no value");
    }
    return value;
  }

  /** All that have a value, by name in the order they were declared in, for a report. */
  public Map<String, String> described() {
    return described(EnumSet.allOf(Effect.class));
  }

  /** As the other, only those with one of some effects. */
  public Map<String, String> described(Set<Effect> effects) {
    Map<String, String> described = new LinkedHashMap<>();
    for (Setting<?> setting : values.keySet()) {
      if (effects.contains(setting.effect()) && find(setting) != null) {
        described.put(setting.name(), text(setting));
      }
    }
    return described;
  }

  /**
   * A fingerprint of all settings with one effect, 64 hexadecimal digits. It depends on names and
   * values alone, not on their order.
   *
   * @param more what else has this effect, such as a version, by name
   */
  public String fingerprint(Effect effect, Map<String, String> more) {
    Map<String, String> lines = new TreeMap<>(more);
    lines.putAll(described(Set.of(effect)));
    StringBuilder text = new StringBuilder();
    lines.forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
    return Sha256.of(text.toString());
  }

  private <T> String text(Setting<T> setting) {
    return setting.text(get(setting));
  }
}
