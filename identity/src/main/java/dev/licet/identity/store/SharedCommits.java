package dev.licet.identity.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The one connection that writes, lent to one transaction after the other. SQLite does not wait for
 * the disk when it commits; that is done here, by all at once who have committed, while the next
 * one writes already. None is told that it has committed before all of it is on the disk. So there
 * can be more of them in a second than the disk can be waited for.
 */
final class SharedCommits extends AbstractDataSource {
  private final ReentrantLock turn = new ReentrantLock(true);
  private final DataSource writer;
  private final Disk disk;
  private final Duration patience;

  /**
   * Lends the connection of a pool of one.
   *
   * @param patience how long a transaction waits for its turn at most
   */
  SharedCommits(DataSource writer, Disk disk, Duration patience) {
    this.writer = writer;
    this.disk = disk;
    this.patience = patience;
  }

  /** For one transaction. Whoever gets it is alone with it until it is committed or closed. */
  @Override
  public Connection getConnection() throws SQLException {
    takeTurn();
    try {
      return begin(writer.getConnection());
    } catch (SQLException | RuntimeException e) {
      turn.unlock();
      throw e;
    }
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return getConnection();
  }

  private Connection begin(Connection connection) throws SQLException {
    try {
      if (disk.isDoubtful()) {
        repair(connection);
      }
      execute(connection, "begin immediate");
      return LentConnection.of(connection, () -> commit(connection), () -> undo(connection));
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private void takeTurn() throws SQLException {
    if (turn.isHeldByCurrentThread()) {
      throw new IllegalStateException("This thread has not ended the transaction before");
    }
    try {
      if (!turn.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new SQLTransientConnectionException(
            "The database was busy with other writes for " + patience.toSeconds() + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLTransientConnectionException("Interrupted while waiting to write", e);
    }
  }

  private void commit(Connection connection) throws SQLException {
    disk.await(written(connection));
  }

  /** Lets the next one write as soon as this is done. */
  private long written(Connection connection) throws SQLException {
    try (connection) {
      commitOrUndo(connection);
      return disk.wrote();
    } finally {
      turn.unlock();
    }
  }

  private static void commitOrUndo(Connection connection) throws SQLException {
    try {
      execute(connection, "commit");
    } catch (SQLException e) {
      undo(connection, e);
      throw e;
    }
  }

  private void undo(Connection connection) throws SQLException {
    try (connection) {
      execute(connection, "rollback");
    } catch (SQLException e) {
      if (!isUndone(e)) {
        throw e;
      }
    } finally {
      turn.unlock();
    }
  }

  /** Where SQLite has undone everything already, as it does when the disk takes no more. */
  private static boolean isUndone(SQLException failure) {
    return failure instanceof SQLiteException lite
        && lite.getResultCode() == SQLiteErrorCode.SQLITE_ERROR;
  }

  private static void undo(Connection connection, SQLException cause) {
    try {
      execute(connection, "rollback");
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  /** Brings all that was written to where it is read from, and waits for the disk on the way. */
  private void repair(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var done = statement.executeQuery("pragma wal_checkpoint(truncate)")) {
      if (!done.next() || done.getInt("busy") != 0) {
        throw new SQLTransientConnectionException("The disk did not take what was written before");
      }
    }
    disk.repaired();
  }

  private static void execute(Connection connection, String command) throws SQLException {
    try (var statement = connection.prepareStatement(command)) {
      statement.execute();
    }
  }
}
