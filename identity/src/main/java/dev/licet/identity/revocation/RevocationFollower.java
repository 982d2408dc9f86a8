package dev.licet.identity.revocation;

import static java.util.Comparator.comparing;

import dev.licet.identity.authorize.CodeReused;
import dev.licet.identity.consent.ConsentWithdrawn;
import dev.licet.identity.refresh.RefreshToken;
import dev.licet.identity.refresh.RefreshTokenReused;
import dev.licet.identity.refresh.RefreshTokenRevoked;
import dev.licet.identity.session.AllSessionsEnded;
import dev.licet.identity.session.SessionEnded;
import dev.licet.identity.store.OfTransaction;
import java.time.Clock;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Overhears what ends refresh tokens and sessions. An access token does not say of which session it
 * is: with the end of one, an application's tokens of another of the same user are revoked too.
 * What is revoked is written as the last thing of the transaction, in one order, whatever it ended
 * in which: so two that end the same do not wait for each other.
 */
@Component
class RevocationFollower {
  private final Revocations revocations;
  private final Clock clock;

  RevocationFollower(Revocations revocations, Clock clock) {
    this.revocations = revocations;
    this.clock = clock;
  }

  /** So it is with a new password, and when the user is blocked. */
  @EventListener
  void ended(AllSessionsEnded event) {
    revoke(event.userId(), RevocationTable.ALL);
  }

  @EventListener
  void ended(SessionEnded event) {
    event.clientIds().forEach(client -> revoke(event.userId(), client));
  }

  @EventListener
  void withdrawn(ConsentWithdrawn event) {
    revoke(event.consent().userId(), event.consent().clientId());
  }

  @EventListener
  void reused(CodeReused event) {
    revoke(event.userId(), event.clientId());
  }

  @EventListener
  void reused(RefreshTokenReused event) {
    revoke(event.token());
  }

  @EventListener
  void revoked(RefreshTokenRevoked event) {
    revoke(event.token());
  }

  private void revoke(RefreshToken token) {
    var authorization = token.authorization();
    revoke(authorization.userId(), authorization.clientId());
  }

  /** As of now: what the same transaction gives after that is none of it. */
  private void revoke(String userId, String clientId) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      pending().times.put(new Concerned(userId, clientId), clock.instant());
    } else {
      revocations.revoke(userId, clientId, clock.instant());
    }
  }

  private Pending pending() {
    return OfTransaction.the(Pending.class, () -> new Pending(revocations));
  }

  private record Concerned(String userId, String clientId) {}

  /** What one transaction is still to write. */
  private static final class Pending implements TransactionSynchronization {
    private final Revocations revocations;
    private final SortedMap<Concerned, Instant> times =
        new TreeMap<>(comparing(Concerned::userId).thenComparing(Concerned::clientId));

    private Pending(Revocations revocations) {
      this.revocations = revocations;
    }

    @Override
    public void beforeCommit(boolean readOnly) {
      times.forEach((one, time) -> revocations.revoke(one.userId(), one.clientId(), time));
    }
  }
}
