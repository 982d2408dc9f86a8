package dev.licet.identity.issuing;

import dev.licet.identity.application.ApplicationRemoved;
import dev.licet.identity.shared.Digest;
import dev.licet.identity.shared.Ids;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Access tokens that are for no API: random texts, of which the store keeps the digest. */
@Service
public class OpaqueTokens {
  /** Seconds; Auth0's, which no setting changes. */
  static final int LIFETIME = 86_400;

  static final int LIFETIME_FOR_WEB = 7_200;

  private final OpaqueTokenTable table;
  private final Ids ids;
  private final Clock clock;

  OpaqueTokens(OpaqueTokenTable table, Ids ids, Clock clock) {
    this.table = table;
    this.ids = ids;
    this.clock = clock;
  }

  /** What a token stands for, and the key that it is bound to, where it is. */
  public record Held(Authorization authorization, Optional<String> keyThumbprint) {}

  /** Issues one; of the scope only what OpenID Connect knows has a meaning without an API. */
  @Transactional
  public IssuedToken issue(Authorization authorization, TokenTerms terms) {
    var scope = authorization.scope().stream().filter(OpenIdScopes::isOne).toList();
    var lifetime = terms.web() ? LIFETIME_FOR_WEB : LIFETIME;
    var token = ids.secret();
    table.insert(
        Digest.of(token),
        new Held(authorization.withScope(scope), terms.keyThumbprint()),
        terms.codeId(),
        clock.instant().plusSeconds(lifetime));
    return new IssuedToken(token, scope, lifetime, terms.isBound());
  }

  /** What a token that has not expired stands for. */
  public Optional<Held> find(String token) {
    return table.find(Digest.of(token), clock.instant());
  }

  /** Ends what was given for a code. */
  @Transactional
  public void endThoseOf(String codeId) {
    table.deleteOfCode(codeId);
  }

  @EventListener
  void removed(ApplicationRemoved event) {
    table.deleteOfApplication(event.application().clientId());
  }

  /** Forgets those that have expired, every quarter of an hour. */
  @Scheduled(initialDelay = 1, fixedDelay = 15, timeUnit = TimeUnit.MINUTES)
  public int purge() {
    return table.purge(clock.instant());
  }
}
