package dev.licet.identity.password;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Keeps everybody from hashing until it is closed: whoever wants to waits. */
public final class HeldPasswords implements AutoCloseable {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch released = new CountDownLatch(1);
  private final HashingPlaces places;
  private final int held;

  public HeldPasswords(Passwords passwords) {
    places = passwords.places;
    held = Runtime.getRuntime().availableProcessors();
    for (int i = 0; i < held; i++) {
      threads.submit(() -> places.in(this::await));
    }
    awaitInside(held);
  }

  /** Returns as soon as somebody wants to hash. */
  public void awaitSomebody() {
    awaitInside(held + 1);
  }

  private void awaitInside(int count) {
    for (int tries = 0; tries < 1_000 && places.inside() < count; tries++) {
      pause();
    }
    if (places.inside() < count) {
      throw new AssertionError("Nobody hashes");
    }
  }

  private static void pause() {
    try {
      Thread.sleep(10);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private boolean await() {
    try {
      released.await();
      return true;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    released.countDown();
    threads.close();
  }
}
