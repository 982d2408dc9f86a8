package dev.licet.identity.store;

import static java.util.Objects.requireNonNull;
import static org.springframework.transaction.support.TransactionSynchronizationManager.isActualTransactionActive;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * Rows that are asked for all the time, remembered for five seconds; that a row is missing is
 * remembered too. What this node writes is seen at once, what another node writes after those
 * seconds. Inside a transaction the database itself is asked, so nothing uncommitted is remembered.
 *
 * <p>While the database cannot be reached a row goes on for ten minutes: nobody can change it
 * there. That a row is missing does not: then it cannot be told.
 *
 * @param <K> what a row is found by
 * @param <V> the row
 */
public final class RowCache<K, V> {
  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final Duration LONGEST_WITHOUT_DATABASE = Duration.ofMinutes(10);
  static final int MOST = 10_000;

  private final Function<K, Optional<V>> table;
  private final Ticker ticker;
  private final Cache<K, Row<V>> rows;
  private final AtomicLong turns = new AtomicLong();

  /** Remembers what the table answers. */
  public RowCache(Function<K, Optional<V>> table) {
    this(table, MOST);
  }

  /** The same, of so many keys at most. */
  public RowCache(Function<K, Optional<V>> table, int most) {
    this(table, most, Ticker.systemTicker());
  }

  RowCache(Function<K, Optional<V>> table, int most, Ticker ticker) {
    this.table = table;
    this.ticker = ticker;
    this.rows =
        Caffeine.newBuilder()
            .maximumSize(most)
            .expireAfterWrite(LONGEST_WITHOUT_DATABASE)
            .ticker(ticker)
            .build();
  }

  /**
   * A row as it was read.
   *
   * @param turn how often all had been forgotten by then
   */
  private record Row<V>(Optional<V> value, long readAt, long turn) {}

  /** The row of that key. */
  public Optional<V> find(K key) {
    if (isActualTransactionActive()) {
      return table.apply(key);
    }
    var known = rows.getIfPresent(key);
    return known != null && isGood(known)
        ? known.value()
        : requireNonNull(rows.asMap().compute(key, this::renewed)).value();
  }

  private Row<V> renewed(K key, @Nullable Row<V> known) {
    if (known != null && isGood(known)) {
      return known;
    }
    var now = ticker.read();
    var turn = turns.get();
    try {
      return new Row<>(table.apply(key), now, turn);
    } catch (DataAccessException e) {
      if (known != null && goesOn(known) && Unavailable.is(e)) {
        return known;
      }
      throw e;
    }
  }

  private boolean goesOn(Row<V> known) {
    return known.value().isPresent()
        && known.turn() == turns.get()
        && isYoungerThan(LONGEST_WITHOUT_DATABASE, known);
  }

  private boolean isGood(Row<V> known) {
    return known.turn() == turns.get() && isYoungerThan(LONGEST, known);
  }

  private boolean isYoungerThan(Duration age, Row<V> row) {
    return ticker.read() - row.readAt() < age.toNanos();
  }

  /**
   * Forgets the row once the transaction under way has ended: sooner, and a reader would remember
   * the old one again. Key by key, since only that waits for a look-up that is under way.
   */
  public void forget(K key) {
    OfTransaction.onceOver(_ -> rows.invalidate(key));
  }

  /** The same of all rows, for what cannot tell which ones it changes. */
  public void forgetAll() {
    OfTransaction.onceOver(_ -> turns.incrementAndGet());
  }

  long size() {
    rows.cleanUp();
    return rows.estimatedSize();
  }
}
