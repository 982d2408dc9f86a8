package dev.licet.identity.store;

import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What is gathered while a transaction is under way, and written as it ends. */
public final class OfTransaction {
  private OfTransaction() {}

  /**
   * The one of that kind that the transaction under way has, from now on if it had none.
   *
   * @throws IllegalStateException if there is no transaction
   */
  public static <T extends TransactionSynchronization> T the(Class<T> kind, Supplier<T> fresh) {
    return TransactionSynchronizationManager.getSynchronizations().stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .findFirst()
        .orElseGet(() -> {
          var one = fresh.get();
          TransactionSynchronizationManager.registerSynchronization(one);
          return one;
        });
  }
}
