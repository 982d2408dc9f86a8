package dev.licet.identity.store;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

/** Transactions of a store that say how many they were. */
public final class CountedTransactions implements TransactionOperations {
  private final AtomicInteger count = new AtomicInteger();
  private final TransactionOperations transactions;

  public CountedTransactions(TestStore store) {
    transactions = store.transactions();
  }

  @Override
  public <T extends @Nullable Object> T execute(TransactionCallback<T> work) {
    count.incrementAndGet();
    return transactions.execute(work);
  }

  /** Says it, and begins anew. */
  public int count() {
    return count.getAndSet(0);
  }
}
