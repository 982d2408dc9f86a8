package dev.licet.identity.refresh;

import dev.licet.identity.store.OfTransaction;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Keeps the newest tokens of a user and application; the others give way within a second. Not when
 * one is issued: to look through those that are there takes several times as long as to add one.
 */
@Component
class Surplus {
  /** Of one user and application. */
  static final int MOST = 200;

  private final Set<Holder> grown = ConcurrentHashMap.newKeySet();
  private final RefreshTokenTable table;
  private final EndingTable endings;
  private final TransactionOperations writing;

  Surplus(RefreshTokenTable table, EndingTable endings, TransactionOperations writing) {
    this.table = table;
    this.endings = endings;
    this.writing = writing;
  }

  private record Holder(String userId, String clientId) {}

  /** The transaction under way issues one; nobody can count it before that has ended. */
  void add(String userId, String clientId) {
    OfTransaction.onceCommitted(() -> grown.add(new Holder(userId, clientId)));
  }

  /** Looks, every second, where there are too many now. */
  @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
  void remove() {
    for (var holder : Set.copyOf(grown)) {
      grown.remove(holder);
      if (table.countOfUser(holder.userId(), holder.clientId()) > MOST) {
        writing.executeWithoutResult(
            _ -> endings.deleteBeyond(MOST, holder.userId(), holder.clientId()));
      }
    }
  }
}
