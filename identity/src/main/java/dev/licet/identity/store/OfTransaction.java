package dev.licet.identity.store;

import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What is gathered while a transaction is under way, and done as it ends or after that. */
public final class OfTransaction {
  private OfTransaction() {}

  /** Does it if the transaction under way is kept, and after that. */
  public static void onceCommitted(Runnable work) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            work.run();
          }
        });
  }

  /** Does it once the transaction under way is over, with what {@code STATUS} that came to. */
  public static void onceOver(IntConsumer work) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCompletion(int status) {
            work.accept(status);
          }
        });
  }

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
