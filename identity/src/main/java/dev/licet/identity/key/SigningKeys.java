package dev.licet.identity.key;

import static org.springframework.transaction.support.TransactionSynchronizationManager.isSynchronizationActive;

import dev.licet.guard.keys.KeySet;
import dev.licet.identity.store.OfTransaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The keys of this server, several nodes of which may share them. All questions are answered from
 * memory; {@link #refresh} takes up what other nodes have changed. The verbs are to be called in a
 * writing transaction; what they do is seen here once it has ended.
 */
public final class SigningKeys {
  private final SigningKeyTable table;
  private final KeyMaker maker;
  private final KeyProtection protection;
  private final Clock clock;
  private final Duration spread;
  private volatile HeldKeys held;
  private final AtomicInteger changes = new AtomicInteger();
  private volatile int taken;

  /** {@code spread}: after how long every node has taken up what one has changed. */
  SigningKeys(
      SigningKeyTable table,
      KeyMaker maker,
      KeyProtection protection,
      Clock clock,
      Duration spread) {
    this.table = table;
    this.maker = maker;
    this.protection = protection;
    this.clock = clock;
    this.spread = spread;
    this.held = HeldKeys.of(List.of(), protection, clock.millis());
  }

  /** At the start of a node: makes the first keys where there are none. */
  void open() {
    if (table.all().isEmpty()) {
      table.add(maker.current(KeyAlgorithm.RS256, clock.instant()));
      table.add(maker.next(KeyAlgorithm.RS256));
    }
    refresh();
  }

  /** The RS256 key that signs now. */
  public PublishedKey current() {
    return signer(KeyAlgorithm.RS256).orElseThrow().published();
  }

  /** Of each algorithm the current key, the one that is announced as the next, and those before. */
  public List<PublishedKey> published() {
    return held().published();
  }

  /** The published keys as Guard reads them; the same object as long as they are the same. */
  public KeySet keySet() {
    return held().keySet();
  }

  /** The lives of all keys, those that are revoked among them, in the order of the published. */
  public List<KeyLife> lives() {
    return held().rows().stream().map(StoredKey::life).toList();
  }

  /**
   * Signs a JWT with the current RS256 key.
   *
   * @param typ the header's {@code typ}: {@code JWT} or {@code at+jwt}
   * @param claims in the order in which they shall stand
   * @return the compact form
   */
  public String sign(String typ, Map<String, Object> claims) {
    return sign(KeyAlgorithm.RS256, typ, claims).orElseThrow();
  }

  /**
   * The same by another algorithm. Nothing in the first seconds after {@link #prepare}, while other
   * nodes may not publish its key yet.
   */
  public Optional<String> sign(KeyAlgorithm algorithm, String typ, Map<String, Object> claims) {
    return signer(algorithm).map(key -> key.sign(typ, claims));
  }

  /** Makes keys of that algorithm where there are none. */
  public void prepare(KeyAlgorithm algorithm) {
    if (!held().have(algorithm)) {
      table.add(maker.current(algorithm, clock.instant().plus(spread)));
      table.add(maker.next(algorithm));
      change();
    }
  }

  /**
   * Retires the current key, activates the next one and announces another. Of several who ask for
   * it at once, on whichever nodes, one does it.
   *
   * @return whether it was done: not if one of the two is no longer what it was
   */
  public boolean rotate(KeyLife current, KeyLife next) {
    var now = clock.instant();
    if (!table.retire(current.key().kid(), now)) {
      return false;
    }
    if (!table.activate(next.key().kid(), later(now, knownEverywhere(next)))) {
      throw new IllegalStateException("There was a current key, but no next one");
    }
    table.add(maker.next(next.key().algorithm()));
    change();
    return true;
  }

  /** From when on every node publishes this key, so that it may sign. */
  public Instant knownEverywhere(KeyLife life) {
    return life.announced().plus(spread);
  }

  /**
   * Whether it is this key that signs now, be it only until the current one is known everywhere.
   */
  public boolean signs(KeyLife life) {
    return signer(life.key().algorithm())
        .filter(signer -> signer.published().equals(life.key()))
        .isPresent();
  }

  /** Whether the key was retired and is revoked now. */
  public boolean revoke(String kid) {
    var revoked = table.revoke(kid, clock.instant());
    change();
    return revoked;
  }

  /** Destroys what retired keys signed with, and forgets keys that were revoked so long ago. */
  public void purge(Duration retiredFor, Duration revokedFor) {
    table.destroyRetired(clock.instant().minus(retiredFor));
    table.forgetRevoked(clock.instant().minus(revokedFor));
    change();
  }

  /** Takes up what has changed: in the store, or because a key's time has come. */
  public synchronized void refresh() {
    var known = changes.get();
    var rows = table.all();
    var before = held;
    if (!before.settled() || !before.rows().equals(rows)) {
      held = HeldKeys.of(rows, protection, clock.millis());
    }
    taken = known;
  }

  private Optional<SigningKey> signer(KeyAlgorithm algorithm) {
    return Optional.ofNullable(held().signers().get(algorithm));
  }

  /** Whoever asks while another thread is taking a change up waits for it. */
  private HeldKeys held() {
    if (taken != changes.get()) {
      refresh();
    }
    return held;
  }

  /** Not before the transaction has ended: sooner, and the old state would be read again. */
  private void change() {
    if (!isSynchronizationActive()) {
      changes.incrementAndGet();
      return;
    }
    OfTransaction.onceOver(_ -> changes.incrementAndGet());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
