package dev.licet.identity.management.rate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the calls of each application, minute by minute, on this node. */
final class Allowances {
  private static final long MINUTE = 60_000;
  private static final int MOST_CALLERS = 10_000;

  private final int limit;
  private final Clock clock;
  private final Cache<Key, AtomicInteger> calls =
      Caffeine.newBuilder().maximumSize(MOST_CALLERS).build();

  /** Whose calls are counted in which minute. */
  private record Key(String caller, long minute) {}

  Allowances(int limit, Clock clock) {
    this.limit = limit;
    this.clock = clock;
  }

  /** Counts a call. */
  Allowance spend(String caller) {
    long minute = clock.millis() / MINUTE;
    int spent = calls.get(new Key(caller, minute), _ -> new AtomicInteger()).incrementAndGet();
    return new Allowance(
        limit, Math.max(0, limit - spent), (minute + 1) * MINUTE / 1_000, spent > limit);
  }
}
