package dev.licet.identity.oauth;

import static java.util.Objects.requireNonNull;

import dev.licet.guard.dpop.ReplayStore;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Remembers used DPoP proofs in the database: none is taken a second time, be it at another node or
 * after a restart. The memory of this node is asked first. It turns repetitions away without a look
 * at the database, and bounds what one sender, and all together, can have written there: a proof
 * costs its maker nothing.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9449#section-11.1">RFC 9449, 11.1</a>
 */
@Component
public class UsedProofs implements ReplayStore {
  /** Of the last two minutes, of one node. */
  private static final int MOST = 200_000;

  /** By so much the clocks of nodes may differ. */
  private static final Duration KEPT_LONGER = Duration.ofMinutes(1);

  private final UsedProofTable table;
  private final TransactionOperations writing;
  private final Clock clock;
  private final ReplayStore here;

  UsedProofs(UsedProofTable table, TransactionOperations writing, Clock clock) {
    this.table = table;
    this.writing = writing;
    this.clock = clock;
    this.here = ReplayStore.inMemory(MOST, clock);
  }

  @Override
  public Use use(String proof, String caller, Duration lifetime) {
    var seenHere = here.use(proof, caller, lifetime);
    return seenHere == Use.FIRST ? useAnywhere(proof, lifetime) : seenHere;
  }

  private Use useAnywhere(String proof, Duration lifetime) {
    var expiresAt = clock.instant().plus(lifetime);
    try {
      return requireNonNull(writing.execute(_ -> table.insert(proof, expiresAt)))
          ? Use.FIRST
          : Use.REPEATED;
    } catch (DataAccessException | TransactionException e) {
      return Use.UNKNOWN;
    }
  }

  /** Forgets those that nobody can use any more, each minute. */
  @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
  int purge() {
    return table.purge(clock.instant().minus(KEPT_LONGER));
  }
}
