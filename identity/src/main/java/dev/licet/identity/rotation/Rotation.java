package dev.licet.identity.rotation;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import dev.licet.identity.key.KeyLife;
import dev.licet.identity.key.KeyLife.Stage;
import dev.licet.identity.key.PublishedKey;
import dev.licet.identity.key.SigningKeys;
import dev.licet.identity.shared.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The life of the signing keys: how one follows another, and how one ends. */
@Service
public class Rotation {
  private static final Logger log = LoggerFactory.getLogger(Rotation.class);

  /** No token lives longer than thirty days; a day is for clocks and late nodes. */
  private static final Duration LAST_TOKEN = Duration.ofDays(31);

  private static final Duration PRIVATE_HALF_KEPT = Duration.ofHours(1);
  private static final Duration REVOKED_KEPT = Duration.ofDays(90);
  private static final int NAMED = 5;

  private final SigningKeys keys;
  private final KeySetReaders readers;
  private final RotationPlan plan;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Rotation(
      SigningKeys keys,
      KeySetReaders readers,
      RotationPlan plan,
      ApplicationEventPublisher events,
      Clock clock) {
    this.keys = keys;
    this.readers = readers;
    this.plan = plan;
    this.events = events;
    this.clock = clock;
  }

  /** The key that signs and the one that will. */
  private record Pair(KeyLife current, KeyLife next) {}

  /** All keys, those that are revoked among them. */
  public List<KeyLife> keys() {
    return keys.lives();
  }

  /** The key of that id. */
  public Optional<KeyLife> byId(String kid) {
    return keys().stream().filter(life -> life.key().kid().equals(kid)).findFirst();
  }

  /**
   * Lets the announced key of each algorithm take the current one's place. Unless it is to be done
   * at once, whatever is lost, it waits for the APIs that are known to read the key set.
   *
   * @return the RS256 key that signs from now on
   */
  @Transactional
  public Outcome<PublishedKey> rotate(boolean atOnce) {
    keys.refresh();
    var waiting = atOnce ? List.<KeySetReader>of() : readers.silentSince(lastChange());
    return waiting.isEmpty() ? rotate(pairs(), _ -> {}) : Outcome.taken("now", sentence(waiting));
  }

  /**
   * The same at once, and ends the keys that signed until now: every token there is will be
   * refused, here at once and by APIs when they have read the key set again.
   */
  @Transactional
  public Outcome<PublishedKey> rotateAndRevoke() {
    keys.refresh();
    var pairs = pairs();
    if (!pairs.stream().allMatch(pair -> isKnownEverywhere(pair.next()))) {
      return Outcome.taken(
          "kid", "The next key is a few seconds old: wait until every node has it");
    }
    return rotate(pairs, retired -> revoke(retired.key(), false));
  }

  private boolean isKnownEverywhere(KeyLife life) {
    return !clock.instant().isBefore(keys.knownEverywhere(life));
  }

  private Outcome<PublishedKey> rotate(List<Pair> pairs, Consumer<KeyLife> then) {
    var first = pairs.getFirst();
    if (!rotate(first, false)) {
      return Outcome.taken("kid", "The keys were rotated by somebody else at this moment");
    }
    then.accept(first.current());
    for (var pair : pairs.subList(1, pairs.size())) {
      rotate(pair, false);
      then.accept(pair.current());
    }
    return Outcome.done(first.next().key());
  }

  /** Ends a retired key: its tokens are good no more. */
  @Transactional
  public Outcome<PublishedKey> revoke(String kid) {
    keys.refresh();
    var life = byId(kid);
    if (life.isEmpty()) {
      return Outcome.missing("kid", "There is no key of this id");
    }
    if (life.get().stage() == Stage.ACTIVE || life.get().stage() == Stage.ANNOUNCED) {
      return Outcome.taken(
          "kid", "The key is in use or the next in turn: rotate first, then revoke it");
    }
    if (keys.signs(life.get())) {
      return Outcome.taken(
          "kid", "The key signs for some seconds yet, until every node has the next");
    }
    revoke(life.get().key(), false);
    return Outcome.done(life.get().key());
  }

  /** Does what is due by the keys' age. */
  @Transactional
  public void passTime() {
    keys.refresh();
    var now = clock.instant();
    for (var pair : pairs()) {
      if (plan.isDue(pair.current(), pair.next(), now)) {
        rotateUnlessWaitedFor(pair);
      }
    }
    revokeOutlived(now);
    keys.purge(PRIVATE_HALF_KEPT, REVOKED_KEPT);
  }

  private void rotateUnlessWaitedFor(Pair pair) {
    var waiting = readers.silentSince(keys.knownEverywhere(pair.next()));
    if (waiting.isEmpty()) {
      rotate(pair, true);
    } else {
      log.warn("A signing key is due to be replaced. {}", sentence(waiting));
    }
  }

  private boolean rotate(Pair pair, boolean byAge) {
    if (!keys.rotate(pair.current(), pair.next())) {
      return false;
    }
    var retired = pair.current().key();
    var event = new KeysRotated(retired.algorithm(), retired.kid(), pair.next().key().kid(), byAge);
    log.info("The {} key is {} from now on", event.algorithm(), event.active());
    events.publishEvent(event);
    return true;
  }

  /** All but the last one that was retired: that one stays until somebody revokes it. */
  private void revokeOutlived(Instant now) {
    var last =
        of(Stage.RETIRED).stream()
            .collect(toMap(life -> life.key().algorithm(), Rotation::retired, Rotation::later));
    for (var life : of(Stage.RETIRED)) {
      var outlived = retired(life).plus(LAST_TOKEN).isBefore(now);
      var isLast = retired(life).equals(last.get(life.key().algorithm()));
      if (outlived && !isLast) {
        revoke(life.key(), true);
      }
    }
  }

  private void revoke(PublishedKey key, boolean byAge) {
    if (keys.revoke(key.kid())) {
      log.info("The signing key {} is revoked", key.kid());
      events.publishEvent(new KeyRevoked(key.algorithm(), key.kid(), byAge));
    }
  }

  /** From when on whoever reads the key set reads every key that is announced. */
  Instant lastChange() {
    return of(Stage.ANNOUNCED).stream()
        .map(keys::knownEverywhere)
        .reduce(Instant.EPOCH, Rotation::later);
  }

  private List<Pair> pairs() {
    return of(Stage.ACTIVE).stream().map(current -> new Pair(current, next(current))).toList();
  }

  private KeyLife next(KeyLife current) {
    return of(Stage.ANNOUNCED).stream()
        .filter(life -> life.key().algorithm() == current.key().algorithm())
        .findFirst()
        .orElseThrow();
  }

  private List<KeyLife> of(Stage stage) {
    return keys().stream().filter(life -> life.stage() == stage).toList();
  }

  private static Instant retired(KeyLife life) {
    return life.retired().orElse(life.announced());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static String sentence(List<KeySetReader> waiting) {
    var names = waiting.stream().limit(NAMED).map(KeySetReader::name).collect(joining(", "));
    return "Not rotated: of the APIs that read the key set, %d have not read the next key yet (%s%s)."
            .formatted(waiting.size(), names, waiting.size() > NAMED ? ", …" : "")
        + " Until it reads the set again, each would refuse the new tokens. Wait, or rotate at once"
        + " all the same.";
  }
}
