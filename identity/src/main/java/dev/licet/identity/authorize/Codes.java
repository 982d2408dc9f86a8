package dev.licet.identity.authorize;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.licet.identity.application.Application;
import dev.licet.identity.shared.Digest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Authorization codes: each works once, for the application it was made for, for a minute. It says
 * itself, sealed, what it stands for; only that it was spent is kept.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2">RFC 6749, 4.1.2</a>
 */
@Service
public class Codes {
  /** Time for one redirect and one call. */
  static final Duration LIFETIME = Duration.ofMinutes(1);

  /** How long it is noticed that a spent one is presented again. */
  static final Duration MEMORY = Duration.ofHours(1);

  /** So many of one minute are remembered. */
  private static final int MOST = 10_000;

  private final CodeSeal seal;
  private final SpentCodeTable table;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  /** What was presented here a moment ago. Only the store knows whether it was spent. */
  private final Cache<String, Boolean> tried =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LIFETIME).build();

  Codes(CodeSeal seal, SpentCodeTable table, Clock clock, ApplicationEventPublisher events) {
    this.seal = seal;
    this.table = table;
    this.clock = clock;
    this.events = events;
  }

  /** Makes a code. */
  public String issue(CodeGrant grant) {
    return seal.seal(new CodeSeal.Content(clock.instant().plus(LIFETIME), grant));
  }

  /**
   * What an application presents as a code; empty if it was never one of this application.
   *
   * @param client who has proved to be that application, or is a public one of that id
   */
  public Optional<PresentedCode> present(String code, Application client) {
    return seal.open(code)
        .filter(content -> content.grant().authorization().clientId().equals(client.clientId()))
        .map(PresentedCode::new);
  }

  /**
   * Notes that a code is tried, and answers whether it is worth while to prepare what it gives: it
   * is presented rightly, and for the first time here. It is good for nothing yet: it has to be
   * spent.
   */
  public boolean tryFirst(
      PresentedCode code, Optional<String> redirectUri, Optional<String> verifier) {
    return !code.isOver(clock.instant())
        && tried.asMap().putIfAbsent(code.grant().id(), true) == null
        && checked(code.grant(), redirectUri, verifier) instanceof Spent.Granted;
  }

  /**
   * Spends a code: of any number of callers at the same moment, one gets what it stands for. A
   * wrong verifier or address spends it too: whoever sends such has no second try.
   */
  @Transactional
  public Spent spend(PresentedCode code, Optional<String> redirectUri, Optional<String> verifier) {
    var grant = code.grant();
    if (code.isOver(clock.instant())) {
      return table.has(grant.id()) ? reused(grant) : new Spent.Unknown();
    }
    return table.insert(grant.id(), code.expiresAt())
        ? checked(grant, redirectUri, verifier)
        : reused(grant);
  }

  private Spent reused(CodeGrant grant) {
    var authorization = grant.authorization();
    events.publishEvent(
        new CodeReused(grant.id(), authorization.clientId(), authorization.userId()));
    return new Spent.Unknown();
  }

  /** Forgets those that are over, every quarter of an hour. */
  @Scheduled(initialDelay = 2, fixedDelay = 15, timeUnit = TimeUnit.MINUTES)
  public int purge() {
    return table.purge(clock.instant().minus(MEMORY));
  }

  private static Spent checked(
      CodeGrant grant, Optional<String> redirectUri, Optional<String> verifier) {
    var expected = grant.redirectUri();
    if (expected.isPresent() && !expected.equals(redirectUri)) {
      return new Spent.WrongRedirectUri(redirectUri.orElse(""), expected.get());
    }
    return isProved(grant.codeChallenge(), verifier)
        ? new Spent.Granted(grant)
        : new Spent.WrongVerifier();
  }

  /** A verifier without a challenge would hide that the challenge was taken off on the way. */
  private static boolean isProved(Optional<String> challenge, Optional<String> verifier) {
    return challenge.isPresent()
        ? verifier.filter(sent -> new Digest(challenge.get()).matches(sent)).isPresent()
        : verifier.isEmpty();
  }
}
