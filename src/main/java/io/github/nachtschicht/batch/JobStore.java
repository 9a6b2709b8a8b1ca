package io.github.nachtschicht.batch;

import io.github.nachtschicht.support.Failures;
import io.github.nachtschicht.support.OneLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/**
 * The database of past runs: by default an H2 file in the state folder of the output. It holds
 * history only. One that cannot be used is set aside, and the run goes on with an empty one.
 */
final class JobStore implements AutoCloseable {

  /** H2's code for a database that another process has open. */
  private static final int IN_USE = 90020;

  /** Any number, the same for all runs: the first bytes of "nachtschicht". */
  private static final long SCHEMA_LOCK = 0x6e61636874L;

  private static final String FILE = "jobs";
  private static final String FILE_ENDING = ".mv.db";

  private final DataSource dataSource;
  private final boolean ours;

  private JobStore(DataSource dataSource, boolean ours) {
    this.dataSource = dataSource;
    this.ours = ours;
  }

  /**
   * Opens the database and makes its tables if need be.
   *
   * @param state folder of the embedded database; must exist
   * @param configured the database that the user configured instead, or null
   * @param warnings told, one line each, what became of a database that cannot be used
   */
  static JobStore open(Path state, @Nullable DataSource configured, Consumer<String> warnings) {
    if (configured != null) {
      try {
        prepare(configured);
        return new JobStore(configured, false);
      } catch (SQLException | RuntimeException e) {
        warnings.accept(
            "the job database that spring.datasource.url names cannot be used ("
                + rootMessage(e)
                + "); this run goes on without history, and no lock of it keeps other machines"
                + " off");
        return inMemory();
      }
    }
    Path file = state.resolve(FILE + FILE_ENDING);
    if (state.toString().indexOf(';') >= 0) {
      warnings.accept(
          "the job database cannot lie in " + state + " (';' in the path): no history is kept");
      return inMemory();
    }
    try {
      return embedded(state);
    } catch (SQLException | RuntimeException e) {
      if (errorCode(e) == IN_USE) {
        warnings.accept(
            "the job database "
                + file
                + " is open in another program; this run goes on without history");
        return inMemory();
      }
      return afterSettingAside(state, file, e, warnings);
    }
  }

  private static JobStore afterSettingAside(
      Path state, Path file, Exception failure, Consumer<String> warnings) {
    try {
      Path aside = state.resolve(FILE + ".broken-1" + FILE_ENDING);
      for (int i = 2; Files.exists(aside); i++) {
        aside = state.resolve(FILE + ".broken-" + i + FILE_ENDING);
      }
      Files.move(file, aside);
      Files.deleteIfExists(state.resolve(FILE + ".trace.db"));
      warnings.accept(
          "the job database "
              + file
              + " is damaged ("
              + rootMessage(failure)
              + ") and was set aside as "
              + aside.getFileName()
              + "; only the history of past runs is lost");
      return embedded(state);
    } catch (IOException | SQLException | RuntimeException e) {
      warnings.accept(
          "the job database %s cannot be opened (%s); this run goes on without history"
              .formatted(file, rootMessage(failure)));
      return inMemory();
    }
  }

  /** Only reading: an existing embedded database, or null if there is none. */
  static @Nullable JobStore existing(Path state) throws SQLException {
    Path file = state.resolve(FILE + FILE_ENDING);
    try {
      StateFolder.refuseLink(state);
      StateFolder.refuseLink(file);
    } catch (IOException e) {
      throw new SQLException(e.getMessage(), e);
    }
    return Files.exists(file) ? embedded(state) : null;
  }

  private static JobStore embedded(Path state) throws SQLException {
    // The shutdown hook of H2 would close the database under a run that is ending in good order.
    DataSource dataSource =
        new DriverManagerDataSource(
            "jdbc:h2:file:"
                + state.resolve(FILE).toAbsolutePath()
                + ";DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0",
            "sa",
            "");
    JobStore store = new JobStore(dataSource, true);
    try {
      prepare(dataSource);
    } catch (SQLException | RuntimeException e) {
      store.close();
      throw e;
    }
    return store;
  }

  static JobStore inMemory() {
    DataSource dataSource =
        new DriverManagerDataSource(
            "jdbc:h2:mem:jobs-"
                + java.util.UUID.randomUUID()
                + ";DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE",
            "sa",
            "");
    try {
      prepare(dataSource);
    } catch (SQLException e) {
      throw new IllegalStateException("no database in memory: " + e.getMessage(), e);
    }
    return new JobStore(dataSource, true);
  }

  /** Makes the tables if they are not there, and reads from each that matters. */
  private static void prepare(DataSource dataSource) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      if (SharedLock.isPostgres(connection)) {
        preparePostgres(connection);
      } else {
        if (!isThere(connection)) {
          populate(connection, "h2");
        }
        numberWithoutGaps(connection);
      }
      try (Statement statement = connection.createStatement()) {
        for (String table :
            new String[] {
              "BATCH_JOB_INSTANCE",
              "BATCH_JOB_EXECUTION",
              "BATCH_JOB_EXECUTION_PARAMS",
              "BATCH_JOB_EXECUTION_CONTEXT",
              "BATCH_STEP_EXECUTION"
            }) {
          statement.executeQuery("SELECT COUNT(*) FROM " + table).close();
        }
      }
    }
  }

  /** H2 takes numbers in stocks of 32, and the stock of a killed run is lost. */
  private static void numberWithoutGaps(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sequence : new String[] {"STEP_EXECUTION", "JOB_EXECUTION", "JOB_INSTANCE"}) {
        statement.execute("ALTER SEQUENCE BATCH_" + sequence + "_SEQ NO CACHE");
      }
    }
  }

  private static boolean isThere(Connection connection) throws SQLException {
    try (ResultSet tables =
        connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE", "BASE TABLE"})) {
      boolean there = false;
      while (tables.next()) {
        there |= "BATCH_JOB_INSTANCE".equalsIgnoreCase(tables.getString("TABLE_NAME"));
      }
      return there;
    }
  }

  /** All tables or none, and one run makes them while others that begin with it wait. */
  private static void preparePostgres(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT pg_advisory_xact_lock(" + SCHEMA_LOCK + ")");
      boolean there;
      try (ResultSet table =
          statement.executeQuery("SELECT to_regclass('batch_job_instance') IS NOT NULL")) {
        there = table.next() && table.getBoolean(1);
      }
      if (!there) {
        populate(connection, "postgresql");
      }
      connection.commit();
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private static void populate(Connection connection, String dialect) {
    new ResourceDatabasePopulator(
            new ClassPathResource("org/springframework/batch/core/schema-" + dialect + ".sql"))
        .populate(connection);
  }

  DataSource dataSource() {
    return dataSource;
  }

  private static int errorCode(Throwable failure) {
    SQLException sql = Failures.find(failure, SQLException.class);
    return sql == null ? 0 : sql.getErrorCode();
  }

  /** The cause on one line; never empty. */
  static String rootMessage(Throwable failure) {
    Throwable sql = Failures.find(failure, SQLException.class);
    Throwable root = sql == null ? Failures.root(failure) : sql;
    String message = String.valueOf(root.getMessage());
    int end = message.indexOf('\n');
    String first = OneLine.of(end < 0 ? message : message.substring(0, end));
    return first.length() > 160 ? first.substring(0, 160) + "…" : first;
  }

  /** Closes the embedded database; a configured one is its owner's. */
  @Override
  public void close() {
    if (!ours) {
      return;
    }
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SHUTDOWN");
    } catch (SQLException e) {
      // It was not open.
    }
  }
}
