package dev.licet.identity.store;

import static org.springframework.transaction.support.TransactionSynchronizationManager.isActualTransactionActive;
import static org.springframework.transaction.support.TransactionSynchronizationManager.registerSynchronization;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.transaction.support.TransactionSynchronization;

/**
 * Rows that are asked for all the time, remembered for five seconds; that a row is missing is
 * remembered too. What this node writes is seen at once, what another node writes after those
 * seconds. Inside a transaction the database itself is asked, so nothing uncommitted is remembered.
 *
 * @param <K> what a row is found by
 * @param <V> the row
 */
public final class RowCache<K, V> {
  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final int MOST = 10_000;

  private final Function<K, Optional<V>> table;
  private final Cache<K, Optional<V>> rows;

  /** Remembers what the table answers. */
  public RowCache(Function<K, Optional<V>> table) {
    this(table, Ticker.systemTicker());
  }

  RowCache(Function<K, Optional<V>> table, Ticker ticker) {
    this.table = table;
    this.rows =
        Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LONGEST).ticker(ticker).build();
  }

  /** The row of that key. */
  public Optional<V> find(K key) {
    return isActualTransactionActive() ? table.apply(key) : rows.get(key, table);
  }

  /**
   * Forgets the row once the transaction under way has ended: sooner, and a reader would remember
   * the old one again. Key by key, since only that waits for a look-up that is under way.
   */
  public void forget(K key) {
    registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCompletion(int status) {
            rows.invalidate(key);
          }
        });
  }

  long size() {
    rows.cleanUp();
    return rows.estimatedSize();
  }
}
