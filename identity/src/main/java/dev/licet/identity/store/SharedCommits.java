package dev.licet.identity.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * The one connection that writes, lent to one transaction after the other. Those that come while
 * others are being written go to the disk with them: each is undone alone if it fails, and none is
 * told that it has committed before all of them are on the disk. So there can be more of them in a
 * second than the disk can be waited for.
 */
final class SharedCommits extends AbstractDataSource {
  private final ReentrantLock turn = new ReentrantLock(true);
  private final DataSource writer;
  private final Duration patience;

  /** What is not on the disk yet. Only for whose turn it is. */
  private Optional<Batch> open = Optional.empty();

  /**
   * Lends the connection of a pool of one.
   *
   * @param patience how long a transaction waits for its turn at most
   */
  SharedCommits(DataSource writer, Duration patience) {
    this.writer = writer;
    this.patience = patience;
  }

  /** For one transaction. Whoever gets it is alone with it until it is committed or closed. */
  @Override
  public Connection getConnection() throws SQLException {
    takeTurn();
    try {
      var batch = open.isPresent() ? open.get() : Batch.begin(writer.getConnection());
      open = Optional.of(batch);
      batch.enter();
      return LentConnection.of(batch.connection(), () -> commit(batch), () -> undo(batch));
    } catch (SQLException | RuntimeException e) {
      giveTurn();
      throw e;
    }
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return getConnection();
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

  private void giveTurn() {
    open = open.filter(batch -> !batch.isOver());
    turn.unlock();
  }

  /**
   * Lets those write who wait already, and queues behind them: who is the first to come back
   * commits for all.
   */
  private void commit(Batch batch) throws SQLException {
    try {
      batch.keep();
    } finally {
      giveTurn();
    }
    turn.lock();
    try {
      batch.commit();
    } finally {
      open = open.filter(one -> !one.isOver());
      turn.unlock();
    }
  }

  private void undo(Batch batch) {
    try {
      batch.undo();
    } finally {
      giveTurn();
    }
  }
}
