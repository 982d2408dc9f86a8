package dev.licet.guard.dpop;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/** A bounded memory of used proofs, of which no caller can take all. */
final class MemoryReplayStore implements ReplayStore {
  /** Looking through everything for what may go takes a while, so it is not done all the time. */
  private static final long SWEEP_INTERVAL_MILLIS = 1_000;

  private final ConcurrentMap<String, Held> proofs = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Integer> heldByCaller = new ConcurrentHashMap<>();
  private final AtomicLong nextSweep = new AtomicLong(Long.MIN_VALUE);
  private final int maximum;
  private final Clock clock;

  /** A proof that was used, whose it is, and from when on it may be forgotten. */
  private record Held(String caller, long forgettableFrom) {}

  MemoryReplayStore(int maximum, Clock clock) {
    if (maximum < 1) {
      throw new IllegalArgumentException(
          "a replay store must hold at least 1 proof, but shall hold " + maximum);
    }
    this.maximum = maximum;
    this.clock = clock;
  }

  @Override
  public Use use(String proof, String caller, Duration lifetime) {
    long now = clock.millis();
    if (!hasRoomFor(caller) && !hasRoomAfterSweep(caller, now)) {
      Held known = proofs.get(proof);
      return known != null && known.forgettableFrom > now ? Use.REPEATED : Use.UNKNOWN;
    }
    Held held = new Held(caller, now + lifetime.toMillis());
    Held known = proofs.putIfAbsent(proof, held);
    if (known != null && (known.forgettableFrom > now || !proofs.replace(proof, known, held))) {
      return Use.REPEATED;
    }
    heldByCaller.merge(caller, 1, Integer::sum);
    if (known != null) {
      release(known.caller);
    }
    return Use.FIRST;
  }

  /** The more one holds, the more must be free: so nobody alone can take the last of it. */
  private boolean hasRoomFor(String caller) {
    return heldByCaller.getOrDefault(caller, 0) < maximum - proofs.size();
  }

  private boolean hasRoomAfterSweep(String caller, long now) {
    long due = nextSweep.get();
    if (now >= due && nextSweep.compareAndSet(due, now + SWEEP_INTERVAL_MILLIS)) {
      proofs.forEach((proof, held) -> {
        if (held.forgettableFrom <= now && proofs.remove(proof, held)) {
          release(held.caller);
        }
      });
    }
    return hasRoomFor(caller);
  }

  private void release(String caller) {
    heldByCaller.computeIfPresent(caller, (name, held) -> held > 1 ? held - 1 : null);
  }

  /** How many proofs it holds now. */
  int size() {
    return proofs.size();
  }

  /** How many callers it counts for now. */
  int callers() {
    return heldByCaller.size();
  }
}
