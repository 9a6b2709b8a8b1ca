package io.github.nachtschicht.cli;

import io.github.nachtschicht.support.Failures;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.PropertiesPropertySourceLoader;
import org.springframework.boot.env.PropertySourceLoader;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * What {@code application.yml} and the environment say, read as Spring Boot reads them. Nothing is
 * read before something is asked for, and Spring is not even loaded where nothing is configured: it
 * takes longer than most commands. For one thread.
 */
public final class Configuration {

  private static final Set<String> PREFIXES = Set.of("nachtschicht", "spring", "logging");

  /** How Spring says where a value stands in a file. */
  private static final Pattern FILE = Pattern.compile("^URL \\[(?:file:)?(.*)] - (\\d+):\\d+$");

  /** How Spring says which file it read. */
  private static final Pattern FOUND = Pattern.compile("^Config resource 'file \\[(.*?)]' .*$");

  private @Nullable ConfigurableEnvironment environment;
  private @Nullable ConfigurationException unreadable;
  private boolean looked;

  /** The configuration of this process and its working directory. */
  public Configuration() {}

  /** A configuration that says nothing. */
  static Configuration none() {
    Configuration none = new Configuration();
    none.looked = true;
    return none;
  }

  /**
   * @param environment what it says
   */
  Configuration(ConfigurableEnvironment environment) {
    this.environment = environment;
    this.looked = true;
  }

  /**
   * A value, with its placeholders replaced.
   *
   * @param key in lower case with dashes and dots, as in {@code nachtschicht.beam-size}
   * @return null if it is not configured
   * @throws ConfigurationException if a file cannot be read, or what a placeholder names is missing
   */
  @Nullable String get(String key) {
    ConfigurableEnvironment known = environment();
    try {
      return known == null ? null : known.getProperty(key);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException("'" + key + "': " + e.getMessage(), e);
    }
  }

  /** Where a value or list stands: a file with its line, or a variable; empty if it is nowhere. */
  String origin(String key) {
    ConfigurableEnvironment known = environment();
    if (known != null) {
      for (ConfigurationPropertySource source : ConfigurationPropertySources.get(known)) {
        for (String name : List.of(key, key + "[0]")) {
          ConfigurationProperty property =
              source.getConfigurationProperty(ConfigurationPropertyName.of(name));
          if (property != null) {
            return place(property.getOrigin());
          }
        }
      }
    }
    return "";
  }

  /** A file with its line, as people write it. */
  static String place(@Nullable Origin origin) {
    return FILE.matcher(String.valueOf(origin)).replaceFirst("$1, line $2");
  }

  /** A list of values; empty if it is not configured. */
  List<String> list(String key) {
    ConfigurableEnvironment known = environment();
    try {
      return known == null
          ? List.of()
          : Binder.get(known).bind(key, Bindable.listOf(String.class)).orElse(List.of());
    } catch (BindException e) {
      throw new ConfigurationException("'" + key + "': " + e.getMessage(), e);
    }
  }

  /**
   * The database that {@code spring.datasource.url}, {@code .username} and {@code .password} name
   * for the history of runs; null takes the embedded one. Opens no connection.
   */
  @Nullable DataSource jobDatabase() {
    String url = get("spring.datasource.url");
    return url == null || url.isBlank()
        ? null
        : new DriverManagerDataSource(
            url,
            Objects.requireNonNullElse(get("spring.datasource.username"), ""),
            Objects.requireNonNullElse(get("spring.datasource.password"), ""));
  }

  /**
   * One sentence for each key of the configuration files and each variable of ours that means
   * nothing, ordered by the keys.
   */
  List<String> misspelt() {
    ConfigurableEnvironment known = environment();
    return known == null
        ? List.of()
        : ConfigurationKeys.misspelt(known, CommandRunner.all(this).getCommandSpec());
  }

  /** The files that were read. */
  List<String> files() {
    ConfigurableEnvironment known = environment();
    return known == null
        ? List.of()
        : ConfigurationKeys.files(known).stream()
            .map(file -> FOUND.matcher(file.getName()).replaceFirst("$1"))
            .distinct()
            .toList();
  }

  /**
   * All there is; null where nothing is configured.
   *
   * @throws ConfigurationException if a file cannot be read or is no mapping; at every call, as
   *     picocli passes over what is thrown while it asks for the defaults of help texts
   */
  @Nullable ConfigurableEnvironment environment() {
    if (!looked) {
      looked = true;
      if (isThere(System.getenv(), System.getProperties(), Path.of(""))) {
        try {
          environment = read();
        } catch (ConfigurationException e) {
          unreadable = e;
        }
      }
    }
    if (unreadable != null) {
      throw unreadable;
    }
    return environment;
  }

  private static ConfigurableEnvironment read() {
    ConfigurableEnvironment made = new StandardEnvironment();
    try {
      ConfigDataEnvironmentPostProcessor.applyTo(made);
    } catch (RuntimeException e) {
      throw new ConfigurationException(
          culprit(Path.of("")) + "cannot be read: " + e.getMessage(), e);
    }
    ConfigurationKeys.requireMappings(made);
    ConfigurationPropertySources.attach(made);
    return made;
  }

  /** Boot does not say which of its files it cannot read: the first that cannot be read alone. */
  private static String culprit(Path folder) {
    List<PropertySourceLoader> loaders =
        List.of(new YamlPropertySourceLoader(), new PropertiesPropertySourceLoader());
    for (Path place : List.of(folder, folder.resolve("config"))) {
      for (PropertySourceLoader loader : loaders) {
        for (String ending : loader.getFileExtensions()) {
          Path file = place.resolve("application." + ending);
          try {
            if (Files.exists(file)) {
              loader.load(file.toString(), new FileSystemResource(file));
            }
          } catch (IOException | RuntimeException e) {
            boolean otherwiseEncoded = Failures.find(e, CharacterCodingException.class) != null;
            return "the file "
                + file.toAbsolutePath()
                + (otherwiseEncoded ? " is not in UTF-8 and " : " ");
          }
        }
      }
    }
    return "";
  }

  /** Whether anything may be configured: a variable, a system property, or one of Boot's files. */
  static boolean isThere(Map<String, String> variables, Properties properties, Path folder) {
    if (variables.keySet().stream().anyMatch(Configuration::isOurs)
        || properties.stringPropertyNames().stream().anyMatch(Configuration::isOurs)
        || Files.exists(folder.resolve("config"))) {
      return true;
    }
    for (String ending : List.of("yml", "yaml", "properties", "xml")) {
      if (Files.exists(folder.resolve("application." + ending))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOurs(String name) {
    int end = 0;
    while (end < name.length() && Character.isLetter(name.charAt(end))) {
      end++;
    }
    return PREFIXES.contains(name.substring(0, end).toLowerCase(java.util.Locale.ROOT));
  }
}
