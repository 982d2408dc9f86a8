package dev.licet.spring;

import dev.licet.guard.CallDecided;
import dev.licet.guard.GuardObserver;
import dev.licet.guard.keys.KeySet;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Observes the guard that the settings describe, for others: the guard is made before any bean, and
 * looks at the provider's keys at once, while a registry of meters is made late.
 */
final class GuardWatch implements GuardObserver {
  private final List<GuardObserver> observers = new CopyOnWriteArrayList<>();
  private final Map<String, Consumer<GuardObserver>> seen = new ConcurrentHashMap<>();

  /** From now on this one observes too; it is told what has last become of the keys before. */
  void add(GuardObserver observer) {
    seen.values().forEach(event -> event.accept(observer));
    observers.add(observer);
  }

  @Override
  public void decided(CallDecided event) {
    for (GuardObserver observer : observers) {
      observer.decided(event);
    }
  }

  @Override
  public void fetched(String issuer, KeySet keys, boolean changed) {
    seen.put(issuer, observer -> observer.fetched(issuer, keys, true));
    observers.forEach(observer -> observer.fetched(issuer, keys, changed));
  }

  @Override
  public void restored(String issuer, KeySet keys, Instant fetched) {
    tell(issuer, observer -> observer.restored(issuer, keys, fetched));
  }

  @Override
  public void dropped(String issuer) {
    tell(issuer, observer -> observer.dropped(issuer));
  }

  private void tell(String issuer, Consumer<GuardObserver> event) {
    seen.put(issuer, event);
    observers.forEach(event);
  }

  @Override
  public void failed(String issuer, String why) {
    observers.forEach(observer -> observer.failed(issuer, why));
  }

  @Override
  public void unknownKeySought(String issuer, boolean found) {
    observers.forEach(observer -> observer.unknownKeySought(issuer, found));
  }

  @Override
  public void leftOut(String issuer, String why) {
    observers.forEach(observer -> observer.leftOut(issuer, why));
  }
}
