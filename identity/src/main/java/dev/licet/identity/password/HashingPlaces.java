package dev.licet.identity.password;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The few places where hashing happens, and the queue before them, which has an end: a flood of
 * sign-ins takes what nobody else wants of the processors, and the rest of the flood is sent away.
 */
final class HashingPlaces {
  private static final int WAITING = 32;

  /** Of one hash, with some air. */
  private static final long MEMORY = 24L << 20;

  private final Executor places;
  private final AtomicInteger inside = new AtomicInteger();
  private final int most;

  HashingPlaces(int places, int waiting) {
    var threads =
        new ThreadPoolExecutor(
            places, places, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), new QuietThreads());
    threads.allowCoreThreadTimeOut(true);
    this.places = threads;
    this.most = places + waiting;
  }

  /**
   * A place for each of the machine's processors where hashing can be done behind all others, else
   * for half of them; at least one, and no more than a quarter of the memory has room for.
   */
  static HashingPlaces ofThisMachine() {
    int processors = Runtime.getRuntime().availableProcessors();
    int wanted = QuietThreads.areThere() ? processors : processors / 2;
    long room = Runtime.getRuntime().maxMemory() / 4 / MEMORY;
    return new HashingPlaces(Math.clamp(room, 1, Math.max(1, wanted)), WAITING);
  }

  /** Does the work when it is its turn. */
  <T> T in(Supplier<T> work) {
    if (inside.incrementAndGet() > most) {
      inside.decrementAndGet();
      throw new PasswordsBusy();
    }
    try {
      return CompletableFuture.supplyAsync(work, places).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException own ? own : e;
    } finally {
      inside.decrementAndGet();
    }
  }

  /** How many are hashing or waiting. */
  int inside() {
    return inside.get();
  }
}
