package dev.licet.guard;

import dev.licet.guard.keys.KeyEvents;
import dev.licet.guard.keys.KeySet;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Those who observe a guard, one after the other; none can disturb the call, or another one. */
final class Observers implements KeyEvents {
  private static final System.Logger LOG = System.getLogger(Observers.class.getName());

  private final List<Watched> observers;

  private record Watched(GuardObserver observer, AtomicBoolean failedBefore) {}

  Observers(List<GuardObserver> observers) {
    this.observers = observers.stream().map(o -> new Watched(o, new AtomicBoolean())).toList();
  }

  boolean isEmpty() {
    return observers.isEmpty();
  }

  void decided(CallDecided event) {
    tell(observer -> observer.decided(event));
  }

  @Override
  public void fetched(String issuer, KeySet keys, boolean changed) {
    tell(observer -> observer.fetched(issuer, keys, changed));
  }

  @Override
  public void restored(String issuer, KeySet keys, Instant fetched) {
    tell(observer -> observer.restored(issuer, keys, fetched));
  }

  @Override
  public void dropped(String issuer) {
    tell(observer -> observer.dropped(issuer));
  }

  @Override
  public void failed(String issuer, String why) {
    tell(observer -> observer.failed(issuer, why));
  }

  @Override
  public void unknownKeySought(String issuer, boolean found) {
    tell(observer -> observer.unknownKeySought(issuer, found));
  }

  @Override
  public void leftOut(String issuer, String why) {
    tell(observer -> observer.leftOut(issuer, why));
  }

  private void tell(Consumer<GuardObserver> what) {
    for (Watched watched : observers) {
      try {
        what.accept(watched.observer);
      } catch (RuntimeException notOurs) {
        report(watched, notOurs);
      }
    }
  }

  /** Once for each: it may fail on every call. */
  private static void report(Watched watched, RuntimeException failure) {
    if (!watched.failedBefore.getAndSet(true)) {
      LOG.log(
          System.Logger.Level.WARNING,
          "An observer of Guard fails, "
              + watched.observer.getClass().getName()
              + "; this is said once",
          failure);
    }
  }
}
