package io.github.nachtschicht.cli;

import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The database that {@code spring.datasource.url}, {@code .username} and {@code .password} name for
 * the history of runs, in place of the embedded one.
 */
public class JobDatabase {

  private final Configuration configuration;

  public JobDatabase(Configuration configuration) {
    this.configuration = configuration;
  }

  /** The configured database; null takes the embedded one. Opens no connection. */
  @Nullable DataSource configured() {
    String url = configuration.get("spring.datasource.url");
    if (url == null || url.isBlank()) {
      return null;
    }
    return new DriverManagerDataSource(
        url, value("spring.datasource.username"), value("spring.datasource.password"));
  }

  private String value(String key) {
    String value = configuration.get(key);
    return value == null ? "" : value;
  }
}
