package dev.licet.identity.credential;

import dev.licet.identity.shared.Digest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Remembers which assertions were used, for as long as they could be used again. */
@Service
class SpentAssertions {
  /** By so much the clocks of nodes may differ. */
  private static final Duration KEPT_LONGER = Duration.ofMinutes(5);

  private final SpentAssertionTable table;
  private final Clock clock;

  SpentAssertions(SpentAssertionTable table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  /** Whether this is its first use: of any number of callers at the same moment, it is one's. */
  @Transactional
  public boolean spend(String clientId, String jti, Instant expiresAt) {
    return table.insert(Digest.of(clientId + "\n" + jti), expiresAt);
  }

  /** Forgets those that nobody can use any more, every five minutes. */
  @Scheduled(initialDelay = 5, fixedDelay = 5, timeUnit = TimeUnit.MINUTES)
  public int purge() {
    return table.purge(clock.instant().minus(KEPT_LONGER));
  }
}
