package dev.licet.identity.administrator;

import dev.licet.identity.administrator.GuessTable.Count;
import dev.licet.identity.shared.Digest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Slows down whoever guesses passwords: ten tries an account and address, a hundred an address, in
 * a quarter of an hour. A try is counted before the password is looked at, so trying in parallel
 * buys nothing; the account alone is never locked, so nobody can lock its owner out.
 */
@Service
class Guesses {
  static final int PER_ACCOUNT = 10;
  static final int PER_ADDRESS = 100;
  static final Duration PERIOD = Duration.ofMinutes(15);

  private final GuessTable table;
  private final Clock clock;

  Guesses(GuessTable table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  /** Counts one try; tells how long to wait where it is one too many. */
  @Transactional
  public Optional<Duration> count(String email, String address) {
    var now = clock.instant();
    return Stream.of(
            wait(count(account(email, address), now), PER_ACCOUNT, now),
            wait(count(everyone(address), now), PER_ADDRESS, now))
        .flatMap(Optional::stream)
        .max(Duration::compareTo);
  }

  /** The last try was right. */
  @Transactional
  public void forgive(String email, String address) {
    table.delete(account(email, address));
    table.forgive(everyone(address));
  }

  public int purge() {
    return table.purge(clock.instant());
  }

  private Count count(Digest whose, Instant now) {
    return table.count(whose, now, now.plus(PERIOD));
  }

  private static Optional<Duration> wait(Count count, int limit, Instant now) {
    return count.guesses() > limit
        ? Optional.of(Duration.between(now, count.resetsAt()))
        : Optional.empty();
  }

  private static Digest account(String email, String address) {
    return Digest.of("account " + address + " " + email);
  }

  private static Digest everyone(String address) {
    return Digest.of("address " + address);
  }
}
