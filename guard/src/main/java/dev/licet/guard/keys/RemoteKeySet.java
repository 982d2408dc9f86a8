package dev.licet.guard.keys;

import dev.licet.guard.keys.KeyHealth.State;
import dev.licet.guard.keys.ProviderDocuments.Published;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

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
  /** When to look again if not even a failed look came to its end. */
  private static final Duration USUAL_RETRY = Duration.ofSeconds(5);

  private static final Duration LONGEST_OUTAGE = Duration.ofDays(1);
  private static final System.Logger LOG = System.getLogger(RemoteKeySet.class.getName());

  private final String issuer;
  private final ProviderDocuments documents;
  private final RefreshPlan plan;
  private final Clock clock;
  private final KeyEvents events;
  private final Looks looks;
  private final Optional<KeptKeys> kept;
  private final SeekLimit seekLimit = new SeekLimit();
  private final CompletableFuture<Boolean> firstLook = new CompletableFuture<>();

  private volatile Optional<KeySet> current = Optional.empty();
  private volatile Past past = Past.NOTHING;
  private CompletableFuture<Boolean> soughtLook = CompletableFuture.completedFuture(true);

  /**
   * What came of the looks so far.
   *
   * @param lastSuccess when the last good one was
   * @param failure why the last one was not good
   * @param next when the next one is due
   */
  private record Past(
      Optional<Instant> lastSuccess, Optional<String> failure, Optional<Instant> next) {
    static final Past NOTHING = new Past(Optional.empty(), Optional.empty(), Optional.empty());
  }

  RemoteKeySet(
      String issuer,
      ProviderDocuments documents,
      RefreshPlan plan,
      Clock clock,
      KeyEvents events,
      Looks looks,
      Optional<KeyFile> file) {
    this.issuer = issuer;
    this.documents = documents;
    this.plan = plan;
    this.clock = clock;
    this.events = events;
    this.looks = looks;
    this.kept = file.map(f -> new KeptKeys(f, issuer, clock));
  }

  /** Takes up what was kept of an earlier life, and looks what there is now. */
  void start() {
    kept.flatMap(KeptKeys::read)
        .ifPresent(before -> {
          past = new Past(Optional.of(before.fetched()), Optional.empty(), Optional.empty());
          current = Optional.of(before.keys());
          events.restored(issuer, before.keys(), before.fetched());
        });
    looks.soon(this::look);
  }

  @Override
  public Optional<KeySet> current() {
    return current;
  }

  @Override
  public Optional<KeySet> first() {
    looks.awaitGood(firstLook);
    return current;
  }

  @Override
  public Optional<KeySet> seek(String keyId) {
    boolean looked = looks.awaitGood(lookFor(keyId));
    Optional<KeySet> keys = current;
    boolean found = keys.isPresent() && keys.get().has(keyId);
    if (looked && keys.isPresent() && !found) {
      noteVain(keyId);
    }
    return keys;
  }

  /** The look that is under way for whichever id, or a new one if there may be one. */
  private synchronized Future<Boolean> lookFor(String keyId) {
    if (!soughtLook.isDone()) {
      return soughtLook;
    }
    if (looks.isClosed() || !seekLimit.allows(keyId, clock.millis())) {
      return CompletableFuture.completedFuture(false);
    }
    CompletableFuture<Boolean> look = new CompletableFuture<>();
    soughtLook = look;
    looks.soon(() -> lookWhether(keyId, look));
    return look;
  }

  /** Whatever happens, those who wait for it learn that it is over, so that the next can begin. */
  private void lookWhether(String keyId, CompletableFuture<Boolean> answer) {
    boolean good = false;
    try {
      good = look();
      events.unknownKeySought(issuer, current.filter(keys -> keys.has(keyId)).isPresent());
    } finally {
      answer.complete(good);
    }
  }

  private synchronized void noteVain(String keyId) {
    seekLimit.soughtInVain(keyId, clock.millis());
  }

  /** One look at the provider, and whether it was a good one; one at a time. */
  private boolean look() {
    Duration next = USUAL_RETRY;
    boolean good = false;
    try {
      Published published = documents.look();
      keep(published);
      next = plan.afterSuccess(published.maxAge());
      good = true;
    } catch (IOException e) {
      bear(String.valueOf(e.getMessage()));
      next = plan.afterFailure(current.isPresent());
    } finally {
      past = new Past(past.lastSuccess(), past.failure(), Optional.of(clock.instant().plus(next)));
      looks.later(this::look, next);
      firstLook.complete(good);
    }
    return good;
  }

  private void keep(Published published) {
    KeySet keys = published.keys();
    past = new Past(Optional.of(clock.instant()), Optional.empty(), past.next());
    boolean changed = current.filter(keys::hasSameKeysAs).isEmpty();
    if (changed) {
      current = Optional.of(keys);
      LOG.log(System.Logger.Level.INFO, "The identity provider''s keys are now {0}", keys);
      keys.leftOut().forEach(this::leaveOut);
    }
    kept.ifPresent(file -> file.write(published.jwks()));
    events.fetched(issuer, keys, changed);
  }

  private void leaveOut(String why) {
    LOG.log(System.Logger.Level.WARNING, "{0}", why);
    events.leftOut(issuer, why);
  }

  private void bear(String why) {
    if (looks.isClosed()) {
      return;
    }
    if (past.failure().isEmpty()) {
      LOG.log(
          System.Logger.Level.WARNING, "The identity provider''s keys cannot be fetched: {0}", why);
    }
    past = new Past(past.lastSuccess(), Optional.of(why), past.next());
    if (current.isPresent() && past.lastSuccess().filter(this::isRecent).isEmpty()) {
      current = Optional.empty();
      events.dropped(issuer);
    }
    events.failed(issuer, why);
  }

  private boolean isRecent(Instant success) {
    return Duration.between(success, clock.instant()).abs().compareTo(LONGEST_OUTAGE) <= 0;
  }

  @Override
  public KeyHealth health() {
    Optional<KeySet> keys = current;
    Past now = past;
    boolean fresh = firstLook.isDone() && now.failure().isEmpty();
    State there = fresh ? State.FRESH : State.STALE;
    return new KeyHealth(
        keys.isPresent() ? there : State.WITHOUT_KEYS,
        now.lastSuccess(),
        now.next(),
        keys.map(KeySet::keyIds).orElse(List.of()),
        keys.map(KeySet::leftOut).orElse(List.of()),
        now.failure());
  }

  @Override
  public void close() {
    looks.close();
  }
}
