package dev.licet.guard.keys;

import dev.licet.guard.keys.ProviderDocuments.Published;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a provider on the network. One thread in the background looks at them before they are
 * out of date, and nobody waits for it: a request reads the last good set without a lock. Only two
 * kinds of request wait, and a few seconds at most: those that come before the very first look has
 * ended, and those whose token names a key that is not known, once in half a minute.
 *
 * <p>A set stays good while the provider is down, for a day; then nobody can be judged any more. A
 * key that the provider has removed is gone with the next good look.
 */
public final class RemoteKeySet implements KeySource {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
  private static final Duration LONGEST_OUTAGE = Duration.ofDays(1);
  private static final System.Logger LOG = System.getLogger(RemoteKeySet.class.getName());

  private final String issuer;
  private final KeyEvents events;
  private final ProviderDocuments documents;
  private final RefreshPlan plan;
  private final Clock clock;
  private final SeekLimit seekLimit = new SeekLimit();
  private final ScheduledThreadPoolExecutor thread;
  private final CompletableFuture<Boolean> firstLook = new CompletableFuture<>();

  private volatile Optional<KeySet> current = Optional.empty();
  private CompletableFuture<Boolean> soughtLook = CompletableFuture.completedFuture(true);
  private @Nullable Future<?> nextLook;
  private long lastGoodLook;
  private boolean failing;

  RemoteKeySet(
      String issuer, ProviderDocuments documents, RefreshPlan plan, Clock clock, KeyEvents events) {
    this.issuer = issuer;
    this.events = events;
    this.documents = documents;
    this.plan = plan;
    this.clock = clock;
    this.thread = new ScheduledThreadPoolExecutor(1, RemoteKeySet::daemon);
    thread.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
  }

  void start() {
    thread.execute(this::look);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "licet-keys");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public Optional<KeySet> current() {
    return current;
  }

  @Override
  public Optional<KeySet> first() {
    waitFor(firstLook);
    return current;
  }

  @Override
  public Optional<KeySet> seek(String keyId) {
    boolean looked = waitFor(lookFor(keyId));
    Optional<KeySet> keys = current;
    boolean found = keys.isPresent() && keys.get().has(keyId);
    if (looked && keys.isPresent() && !found) {
      noteVain(keyId);
    }
    return keys;
  }

  /** The look that is under way for whichever id, or a new one if there may be one. */
  private synchronized Future<Boolean> lookFor(String keyId) {
    if (soughtLook.isDone() && seekLimit.allows(keyId, clock.millis())) {
      soughtLook = CompletableFuture.supplyAsync(() -> lookWhether(keyId), thread);
      return soughtLook;
    }
    return soughtLook.isDone() ? CompletableFuture.completedFuture(false) : soughtLook;
  }

  private boolean lookWhether(String keyId) {
    boolean good = look();
    events.unknownKeySought(issuer, current.filter(keys -> keys.has(keyId)).isPresent());
    return good;
  }

  private synchronized void noteVain(String keyId) {
    seekLimit.soughtInVain(keyId, clock.millis());
  }

  /** Whether that look ended well in time. */
  private static boolean waitFor(Future<Boolean> look) {
    try {
      return look.get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }

  /** One look at the provider, and whether it was a good one; on the one thread only. */
  private boolean look() {
    Duration next = LONGEST_WAIT;
    boolean good = false;
    try {
      Published published = documents.look();
      keep(published.keys());
      next = plan.afterSuccess(published.maxAge());
      good = true;
    } catch (IOException e) {
      bear(e);
      next = plan.afterFailure(current.isPresent());
    } finally {
      lookAgainAfter(next);
      firstLook.complete(good);
    }
    return good;
  }

  private void keep(KeySet keys) {
    lastGoodLook = clock.millis();
    failing = false;
    boolean changed = current.isEmpty() || current.get() != keys;
    if (changed) {
      current = Optional.of(keys);
      LOG.log(System.Logger.Level.INFO, "The identity provider''s keys are now {0}", keys);
      keys.leftOut().forEach(this::leaveOut);
    }
    events.fetched(issuer, keys, changed);
  }

  private void leaveOut(String why) {
    LOG.log(System.Logger.Level.WARNING, "{0}", why);
    events.leftOut(issuer, why);
  }

  private void bear(IOException failure) {
    if (!failing && !thread.isShutdown()) {
      LOG.log(
          System.Logger.Level.WARNING,
          "The identity provider''s keys cannot be fetched: {0}",
          failure.getMessage());
    }
    failing = true;
    events.failed(issuer, String.valueOf(failure.getMessage()));
    if (Math.abs(clock.millis() - lastGoodLook) > LONGEST_OUTAGE.toMillis()) {
      current = Optional.empty();
    }
  }

  private synchronized void lookAgainAfter(Duration delay) {
    if (nextLook != null) {
      nextLook.cancel(false);
    }
    nextLook = thread.schedule(this::look, delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
