package io.github.nachtschicht;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Assumptions;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A PostgreSQL server for tests, on the loopback interface, its data in a temporary folder. */
public final class PostgresServer implements AutoCloseable {

  private final EmbeddedPostgres server;
  private int databases;

  private PostgresServer(EmbeddedPostgres server) {
    this.server = server;
  }

  /**
   * Starts one. As root it needs {@code unshare -U}, because PostgreSQL does not run as root; where
   * that is forbidden the test is skipped.
   */
  public static PostgresServer start() throws IOException {
    Assumptions.assumeTrue(
        canStart(),
        "PostgreSQL does not run as root, and this machine lets nobody make a user namespace");
    return new PostgresServer(
        EmbeddedPostgres.builder().setPGStartupWait(Duration.ofSeconds(60)).start());
  }

  /** Whether this user of this machine can have one. */
  static boolean canStart() {
    return !"root".equals(System.getProperty("user.name"))
        || PackagedJar.works("unshare", "-U", "true");
  }

  /** The JDBC URL of a new, empty database, user in it. */
  public String newUrl() throws SQLException {
    String name = "night" + ++databases;
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    return "jdbc:postgresql://localhost:" + server.getPort() + "/" + name + "?user=postgres";
  }

  /** A new, empty database. */
  public DataSource newDatabase() throws SQLException {
    return new DriverManagerDataSource(newUrl());
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
