package dev.licet.guard.keys;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Looks made by one thread, which keeps no program from ending. */
final class BackgroundLooks implements Looks {
  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(1, BackgroundLooks::daemon);
  private final Duration patience;
  private @Nullable Future<?> next;

  /** For requests that wait for a look so long at most. */
  BackgroundLooks(Duration patience) {
    this.patience = patience;
    thread.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    thread.setRemoveOnCancelPolicy(true);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "licet-keys");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void soon(Runnable look) {
    thread.execute(look);
  }

  @Override
  public synchronized void later(Runnable look, Duration delay) {
    if (next != null) {
      next.cancel(false);
    }
    next = thread.schedule(look, delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public boolean awaitGood(Future<Boolean> look) {
    try {
      return look.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }

  @Override
  public boolean isClosed() {
    return thread.isShutdown();
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
