package dev.licet.identity.store;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Takes leave of rows whose time is over, a piece at a time, each in a transaction of its own:
 * however many they are, nobody waits for more than one piece. It waits for nobody either: rows
 * that somebody else writes at the same moment are left for the next time.
 */
public final class Pieces {
  /** Rows of a piece. */
  static final int SIZE = 500;

  private final JdbcClient jdbc;
  private final Dialect dialect;
  private final TransactionOperations writing;

  Pieces(JdbcClient jdbc, Dialect dialect, TransactionOperations writing) {
    this.jdbc = jdbc;
    this.dialect = dialect;
    this.writing = writing;
  }

  /**
   * Removes all that a condition fits, and says how many. Not in a transaction: it would be one
   * piece.
   *
   * @param key the columns of the table's primary key
   * @param values of the condition's parameters
   */
  public int delete(String table, String key, String condition, Map<String, ?> values) {
    return all("delete from " + table, chosen(table, key, condition), key, values);
  }

  /**
   * The same, for rows that stay.
   *
   * @param change what is set, after which the condition fits no more
   */
  public int update(
      String table, String change, String key, String condition, Map<String, ?> values) {
    return all(
        "update %s set %s".formatted(table, change), chosen(table, key, condition), key, values);
  }

  /** Chosen once: a subquery could be run again for each row, and choose others. */
  private String chosen(String table, String key, String condition) {
    return "with piece as materialized (select %s from %s where %s limit %d%s) "
        .formatted(key, table, condition, SIZE, dialect.unlessHeld());
  }

  private int all(String change, String chosen, String key, Map<String, ?> values) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("A transaction is under way: this would be no pieces");
    }
    var sql = "%s%s where (%s) in (select %s from piece)".formatted(chosen, change, key, key);
    int all = 0;
    int piece = SIZE;
    while (piece == SIZE && !Thread.currentThread().isInterrupted()) {
      piece = requireNonNull(writing.execute(_ -> jdbc.sql(sql).params(values).update()));
      all += piece;
    }
    return all;
  }
}
