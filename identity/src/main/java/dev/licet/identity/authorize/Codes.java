package dev.licet.identity.authorize;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.licet.identity.application.Application;
import dev.licet.identity.shared.Digest;
import dev.licet.identity.shared.Ids;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Authorization codes: each works once, for the application it was made for, for a minute. Only the
 * SHA-256 of one is kept.
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

  private final CodeTable table;

  /** What was issued here a moment ago. Only the store knows what of it is still good. */
  private final Cache<Digest, CodeGrant> fresh =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LIFETIME).build();

  private final Ids ids;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  Codes(CodeTable table, Ids ids, Clock clock, ApplicationEventPublisher events) {
    this.table = table;
    this.ids = ids;
    this.clock = clock;
    this.events = events;
  }

  /** Makes a code. */
  @Transactional
  public String issue(CodeGrant grant) {
    var code = ids.secret();
    var digest = Digest.of(code);
    table.insert(digest, grant, clock.instant().plus(LIFETIME));
    fresh.put(digest, grant);
    return code;
  }

  /**
   * What a code that is presented rightly would give at this moment. It is good for nothing yet: it
   * has to be spent. From memory the first time that it is presented where it was issued.
   */
  public Optional<CodeGrant> unspent(
      String code, Application client, Optional<String> redirectUri, Optional<String> verifier) {
    var digest = Digest.of(code);
    return Optional.ofNullable(fresh.asMap().remove(digest))
        .filter(grant -> grant.authorization().clientId().equals(client.clientId()))
        .or(() -> table.unspent(digest, client.clientId(), clock.instant()))
        .filter(grant -> checked(grant, redirectUri, verifier) instanceof Spent.Granted);
  }

  /**
   * Spends a code: of any number of callers at the same moment, one gets what it stands for. A
   * wrong verifier or address spends it too: whoever sends such has no second try.
   *
   * @param client who has proved to be that application, or is a public one of that id
   */
  @Transactional
  public Spent spend(
      String code, Application client, Optional<String> redirectUri, Optional<String> verifier) {
    var digest = Digest.of(code);
    return table
        .spend(digest, client.clientId(), clock.instant())
        .map(grant -> checked(grant, redirectUri, verifier))
        .orElseGet(() -> refused(digest, client));
  }

  /** Forgets those that are over, every quarter of an hour. */
  @Scheduled(initialDelay = 2, fixedDelay = 15, timeUnit = TimeUnit.MINUTES)
  @Transactional
  public int purge() {
    return table.purge(clock.instant().minus(MEMORY));
  }

  private Spent refused(Digest digest, Application client) {
    table
        .spent(digest, client.clientId())
        .ifPresent(grant ->
            events.publishEvent(
                new CodeReused(grant.id(), client.clientId(), grant.authorization().userId())));
    return new Spent.Unknown();
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
