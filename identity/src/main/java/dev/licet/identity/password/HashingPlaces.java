package dev.licet.identity.password;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The few places where hashing happens, and the queue before them, which has an end: a flood of
 * sign-ins takes half of the processors at most, and the rest of the flood is sent away.
 */
final class HashingPlaces {
  private final Semaphore places;
  private final AtomicInteger inside = new AtomicInteger();
  private final int most;

  HashingPlaces(int places, int waiting) {
    this.places = new Semaphore(places, true);
    this.most = places + waiting;
  }

  /** Places for half of the machine's processors, at least one, and 32 who may wait. */
  static HashingPlaces ofThisMachine() {
    return new HashingPlaces(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), 32);
  }

  /** Does the work when it is its turn. */
  <T> T in(Supplier<T> work) {
    if (inside.incrementAndGet() > most) {
      inside.decrementAndGet();
      throw new PasswordsBusy();
    }
    places.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      places.release();
      inside.decrementAndGet();
    }
  }

  /** How many are hashing or waiting. */
  int inside() {
    return inside.get();
  }
}
