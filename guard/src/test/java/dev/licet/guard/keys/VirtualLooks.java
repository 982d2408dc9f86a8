package dev.licet.guard.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Looks in a time that goes on only when a test says so; each is made by a thread of its own. */
final class VirtualLooks implements Looks {
  private final FakeProvider provider;
  private final ExecutorService thread = Executors.newSingleThreadExecutor();

  /** How long a request waits at most. */
  volatile Duration patience = FakeProvider.PATIENCE;

  private Runnable next = () -> {};
  private Instant due = Instant.MAX;

  VirtualLooks(FakeProvider provider) {
    this.provider = provider;
  }

  @Override
  public void soon(Runnable look) {
    thread.execute(look);
  }

  @Override
  public synchronized void later(Runnable look, Duration delay) {
    next = look;
    due = provider.instant().plus(delay);
  }

  @Override
  public boolean awaitGood(Future<Boolean> look) {
    try {
      return look.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      return false;
    }
  }

  private synchronized Runnable takeDue(Instant now) {
    if (due.isAfter(now)) {
      return () -> {};
    }
    due = Instant.MAX;
    return next;
  }

  private synchronized Instant due() {
    return due;
  }

  /** Lets so much time go by; every look that becomes due in it is begun, and waited for. */
  void pass(Duration time) {
    Instant end = provider.instant().plus(time);
    while (!due().isAfter(end)) {
      beginDue(Duration.between(provider.instant(), due())).join();
    }
    provider.advance(Duration.between(provider.instant(), end));
  }

  /** Lets so much time go by, and begins the look that is due then, if there is one. */
  CompletableFuture<Void> beginDue(Duration time) {
    provider.advance(time);
    return CompletableFuture.runAsync(takeDue(provider.instant()), thread);
  }

  /** How long it is to the next look. */
  Duration untilNext() {
    return Duration.between(provider.instant(), due());
  }

  @Override
  public boolean isClosed() {
    return thread.isShutdown();
  }

  /** Waits for the look that is being made: it may be at work with a file of the test. */
  @Override
  public void close() {
    thread.shutdownNow();
    try {
      assertThat(thread.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
