package dev.licet.identity.tenant.state;

import static org.springframework.transaction.TransactionDefinition.PROPAGATION_NOT_SUPPORTED;

import java.util.Collection;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds out what some work does to the tenant, by doing it: in a transaction that is kept, or in
 * one that is undone again. So a plan cannot say anything else than what comes.
 */
@Component
public class Planner {
  private final StateReader states;
  private final TokenEffects effects;
  private final TransactionTemplate within;
  private final TransactionTemplate outside;

  Planner(StateReader states, TokenEffects effects, PlatformTransactionManager transactions) {
    this.states = states;
    this.effects = effects;
    this.within = new TransactionTemplate(transactions);
    this.outside = new TransactionTemplate(transactions);
    this.outside.setPropagationBehavior(PROPAGATION_NOT_SUPPORTED);
  }

  /**
   * Does the work and says what it did. One after the other, as the work is done one after the
   * other anyway: each takes a second connection while it has one, and several at once would come
   * to have all of them and wait for one more.
   *
   * @param keep whether to leave it done
   * @param emails of the users that it may alter
   * @param clientIds that it says; others of new applications are drawn, and drawn anew next time
   */
  public synchronized Plan plan(
      boolean keep, Collection<String> emails, Collection<String> clientIds, Runnable work) {
    return Objects.requireNonNull(
        within.execute(transaction -> {
          if (!keep) {
            transaction.setRollbackOnly();
          }
          var before = states.read(emails);
          work.run();
          var after = states.read(emails);
          var lasting = keep ? after.items(Section.APPLICATIONS).keySet() : clientIds;
          var difference = new Difference(new ClientNames(before, after, lasting));
          return new Plan(
              difference.between(before, after), effects.of(before, after, this::earlier));
        }));
  }

  /** Beside the transaction: nothing of it is seen there yet. */
  private <T> T earlier(Supplier<T> reading) {
    return Objects.requireNonNull(outside.execute(_ -> reading.get()));
  }
}
