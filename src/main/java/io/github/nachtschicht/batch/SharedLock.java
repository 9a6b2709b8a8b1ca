package io.github.nachtschicht.batch;

import io.github.nachtschicht.support.OneLine;
import io.github.nachtschicht.support.Sha256;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A lock on an output folder in PostgreSQL: keeps runs on different machines apart where no lock of
 * the file system does. It belongs to a connection: the server frees it when the connection ends,
 * however it ends.
 */
final class SharedLock implements AutoCloseable {

  private static final String PROGRAM = "nachtschicht ";

  /** PostgreSQL cuts names of applications off after so many bytes. */
  private static final int NAME_BYTES = 63;

  private final Connection connection;

  private SharedLock(Connection connection) {
    this.connection = connection;
  }

  /** Somebody else has the lock. */
  static final class HeldException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Who, or empty. */
    HeldException(String holder) {
      super(holder);
    }
  }

  /**
   * Takes the lock.
   *
   * @param folder the output folder's {@link FolderId}
   * @return null if the database is not PostgreSQL or cannot be reached: then there is no such lock
   * @throws HeldException if another connection has it
   */
  static @Nullable SharedLock acquire(DataSource database, String folder) throws HeldException {
    Connection connection = null;
    boolean taken = false;
    try {
      connection = database.getConnection();
      if (isPostgres(connection)) {
        taken = take(connection, key(folder));
      }
    } catch (SQLException e) {
      return null;
    } finally {
      if (connection != null && !taken) {
        close(connection);
      }
    }
    return taken ? new SharedLock(connection) : null;
  }

  /** Whether a connection has the lock; false where that cannot be told. */
  static boolean isHeld(DataSource database, String folder) {
    try (Connection connection = database.getConnection()) {
      return isPostgres(connection) && !holder(connection, key(folder)).isEmpty();
    } catch (SQLException e) {
      return false;
    }
  }

  private static long key(String folder) {
    return Long.parseUnsignedLong(Sha256.of(folder).substring(0, 16), 16);
  }

  static boolean isPostgres(Connection connection) throws SQLException {
    return connection
        .getMetaData()
        .getDatabaseProductName()
        .toLowerCase(Locale.ROOT)
        .contains("postgres");
  }

  private static boolean take(Connection connection, long key) throws SQLException, HeldException {
    try (Statement statement = connection.createStatement()) {
      // A machine that goes down without a word is noticed within a minute, not after two hours.
      statement.execute("SET tcp_keepalives_idle = 30");
      statement.execute("SET tcp_keepalives_interval = 10");
      statement.execute("SET tcp_keepalives_count = 3");
    }
    try (PreparedStatement name =
        connection.prepareStatement("SELECT set_config('application_name', ?, false)")) {
      name.setString(1, me());
      name.executeQuery().close();
    }
    try (PreparedStatement lock = connection.prepareStatement("SELECT pg_try_advisory_lock(?)")) {
      lock.setLong(1, key);
      try (ResultSet result = lock.executeQuery()) {
        if (result.next() && result.getBoolean(1)) {
          return true;
        }
      }
    }
    throw new HeldException(holder(connection, key));
  }

  private static String me() {
    String name =
        "%spid %s on %s"
            .formatted(
                PROGRAM,
                ProcessHandle.current().pid(),
                NightlyRun.host().replaceAll("[^\\x21-\\x7e]", "?"));
    return name.length() <= NAME_BYTES ? name : name.substring(0, NAME_BYTES);
  }

  private static String holder(Connection connection, long key) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT a.application_name FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid"
                + " WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1 AND l.database ="
                + " (SELECT oid FROM pg_database WHERE datname = current_database()) AND"
                + " ((l.classid::bigint << 32) | l.objid::bigint) = ?")) {
      query.setLong(1, key);
      try (ResultSet result = query.executeQuery()) {
        String name = result.next() ? result.getString(1) : null;
        return name == null ? "" : OneLine.of(name.replace(PROGRAM, ""));
      }
    }
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // It is gone, and the lock with it.
    }
  }

  /**
   * Gives the lock back. The server notices the end of a connection a little later; who asks in
   * between would still find it held.
   */
  @Override
  public void close() {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT pg_advisory_unlock_all()");
    } catch (SQLException e) {
      // The connection is gone, and the lock with it.
    }
    close(connection);
  }
}
