package io.github.nachtschicht.cli;

import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.stereotype.Component;

/**
 * The database that {@code spring.datasource.url}, {@code .username} and {@code .password} name for
 * the history of runs, in place of the embedded one.
 */
@Component
public class JobDatabase {

  private final Environment environment;

  public JobDatabase(Environment environment) {
    this.environment = environment;
  }

  /** The configured database; null takes the embedded one. Opens no connection. */
  @Nullable DataSource configured() {
    String url = environment.getProperty("spring.datasource.url");
    if (url == null || url.isBlank()) {
      return null;
    }
    return new DriverManagerDataSource(
        url,
        environment.getProperty("spring.datasource.username", ""),
        environment.getProperty("spring.datasource.password", ""));
  }
}
