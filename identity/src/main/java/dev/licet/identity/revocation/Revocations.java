package dev.licet.identity.revocation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** When users have ended, or others for them, what applications were given in their name. */
@Service
public class Revocations {
  /** No access token lives longer. */
  static final Duration MEMORY = Duration.ofDays(31);

  private final RevocationTable table;
  private final Clock clock;

  Revocations(RevocationTable table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  /** Whether what an application was issued for a user at that time was revoked since. */
  public boolean concern(String userId, String clientId, Instant issuedAt) {
    return isSince(table.last(userId, clientId), issuedAt);
  }

  /** The same of something of which nobody can tell by which applications it came. */
  public boolean concernAnythingOf(String userId, Instant issuedAt) {
    return isSince(table.last(userId), issuedAt);
  }

  /**
   * Whether all that applications had of a user was ended after the user signed in: what was
   * allowed in that session and is not done yet ends with it.
   */
  public boolean endSignIn(String userId, Instant authenticatedAt) {
    return table.last(userId, RevocationTable.ALL).filter(authenticatedAt::isBefore).isPresent();
  }

  /** Revokes what an application was issued for a user; what was revoked later already stays so. */
  @Transactional
  void revoke(String userId, String clientId, Instant time) {
    table.save(userId, clientId, time);
  }

  /** Forgets, every day, those that concern nothing that is still good. */
  @Scheduled(initialDelay = 1, fixedDelay = 24, timeUnit = TimeUnit.HOURS)
  public int purge() {
    return table.purge(clock.instant().minus(MEMORY));
  }

  /** Tokens say the second when they were issued: within the same one, revoked counts. */
  private static boolean isSince(Optional<Instant> revoked, Instant issuedAt) {
    return revoked.filter(time -> time.getEpochSecond() >= issuedAt.getEpochSecond()).isPresent();
  }
}
