package dev.licet.guard.dpop;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/** A bounded memory of used proofs, each with the time from which on it may be forgotten. */
final class MemoryReplayStore implements ReplayStore {
  /** Looking through everything for what may go takes a while, so it is not done all the time. */
  private static final long SWEEP_INTERVAL_MILLIS = 1_000;

  private final ConcurrentMap<String, Long> forgettableFrom = new ConcurrentHashMap<>();
  private final AtomicLong nextSweep = new AtomicLong(Long.MIN_VALUE);
  private final int maximum;
  private final Clock clock;

  MemoryReplayStore(int maximum, Clock clock) {
    if (maximum < 1) {
      throw new IllegalArgumentException(
          "a replay store must hold at least 1 proof, but shall hold " + maximum);
    }
    this.maximum = maximum;
    this.clock = clock;
  }

  @Override
  public Use use(String proof, Duration lifetime) {
    long now = clock.millis();
    if (forgettableFrom.size() >= maximum && !hasRoomAfterSweep(now)) {
      return forgettableFrom.getOrDefault(proof, 0L) > now ? Use.REPEATED : Use.UNKNOWN;
    }
    Long until = now + lifetime.toMillis();
    Long known = forgettableFrom.putIfAbsent(proof, until);
    boolean first = known == null || (known <= now && forgettableFrom.replace(proof, known, until));
    return first ? Use.FIRST : Use.REPEATED;
  }

  private boolean hasRoomAfterSweep(long now) {
    long due = nextSweep.get();
    if (now >= due && nextSweep.compareAndSet(due, now + SWEEP_INTERVAL_MILLIS)) {
      forgettableFrom.values().removeIf(from -> from <= now);
    }
    return forgettableFrom.size() < maximum;
  }

  /** How many proofs it holds now. */
  int size() {
    return forgettableFrom.size();
  }
}
