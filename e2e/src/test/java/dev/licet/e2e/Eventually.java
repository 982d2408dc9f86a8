package dev.licet.e2e;

import java.io.UncheckedIOException;
import java.time.Duration;

/** Waiting for what comes by itself, as long as the program that it comes from lives. */
final class Eventually {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private Eventually() {}

  static void holds(Program program, Runnable assertion) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        assertion.run();
        return;
      } catch (AssertionError | UncheckedIOException notYet) {
        if (System.nanoTime() > deadline || !program.isAlive()) {
          throw new AssertionError("it never came true; " + program.everything(), notYet);
        }
      }
      pause();
    }
  }

  static void pause() {
    pause(200);
  }

  static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }
}
