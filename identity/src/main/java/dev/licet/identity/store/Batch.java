package dev.licet.identity.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;

/**
 * A transaction of SQLite that holds those of several callers, one after the other, each between a
 * savepoint and its release. Not for several threads at once.
 *
 * @see <a href="https://www.sqlite.org/lang_savepoint.html">SQLite, savepoints</a>
 */
final class Batch {
  private final Connection connection;
  private Optional<SQLException> failure = Optional.empty();
  private boolean over;
  private int kept;

  private Batch(Connection connection) {
    this.connection = connection;
  }

  static Batch begin(Connection connection) throws SQLException {
    var batch = new Batch(connection);
    batch.attempt("begin immediate");
    return batch;
  }

  Connection connection() {
    return connection;
  }

  boolean isOver() {
    return over;
  }

  /** A caller begins. */
  void enter() throws SQLException {
    attempt("savepoint caller");
  }

  /** A caller has done what it wanted to do. */
  void keep() throws SQLException {
    attempt("release caller");
    kept++;
  }

  /**
   * A caller wants nothing of what it did. Where SQLite has undone everything already, as it does
   * when the disk takes no more, that caller has what it wants; those before it are told when they
   * commit.
   */
  void undo() {
    try {
      attempt("rollback to caller");
      attempt("release caller");
      if (kept == 0) {
        end("rollback");
      }
    } catch (SQLException e) {
      failure =
          Optional.of(new SQLTransientConnectionException("Undone with another transaction", e));
    }
  }

  /**
   * Puts all that was kept on the disk, unless that is done; returns once it is there.
   *
   * @throws SQLException if it is not, and then nothing of it
   */
  void commit() throws SQLException {
    if (!over) {
      end("commit");
    }
    if (failure.isPresent()) {
      var cause = failure.get();
      throw new SQLException(cause.getMessage(), cause.getSQLState(), cause.getErrorCode(), cause);
    }
  }

  private void end(String command) throws SQLException {
    attempt(command);
    over = true;
    connection.close();
  }

  /** What fails here fails all: SQLite has undone everything, or it is to do so now. */
  private void attempt(String command) throws SQLException {
    try {
      execute(command);
    } catch (SQLException e) {
      fail(e);
      throw e;
    }
  }

  private void fail(SQLException cause) {
    over = true;
    failure = Optional.of(cause);
    try {
      execute("rollback");
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
    try {
      connection.close();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  private void execute(String command) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(command);
    }
  }
}
