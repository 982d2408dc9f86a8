package dev.licet.identity.token;

import dev.licet.identity.application.Application;
import dev.licet.identity.issuing.Delegation;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.oauth.OAuthError;
import dev.licet.identity.oauth.OAuthRequest;
import dev.licet.identity.revocation.Revocations;
import dev.licet.identity.user.User;
import dev.licet.identity.user.Users;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * Finds out who acts for a user by an exchanged token: the application itself, or whom it presents
 * a token of. There is always somebody: nobody is given a token that looks like the user's own.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8693#section-4.1">RFC 8693, 4.1</a>
 */
@Component
class Actors {
  /** As many hands as Auth0 lets a token go through. */
  static final int MOST = 5;

  private static final String NAME = "actor_token";

  private final PresentedTokens tokens;
  private final Users users;
  private final Revocations revocations;

  Actors(PresentedTokens tokens, Users users, Revocations revocations) {
    this.tokens = tokens;
    this.users = users;
    this.revocations = revocations;
  }

  /** Somebody who acts, and until when they may. */
  private record Actor(String subject, Instant until) {}

  Attempt<Delegation> of(PresentedToken subject, Application client, OAuthRequest request) {
    if (subject.hands() >= MOST) {
      return Attempt.failed(
          OAuthError.unacceptableToken(
              "subject_token", "has gone through %d hands, which is the most".formatted(MOST)));
    }
    return actor(client, request).then(actor -> Attempt.of(delegation(subject, actor)));
  }

  private static Delegation delegation(PresentedToken subject, Actor actor) {
    var act = new LinkedHashMap<String, Object>(Map.of("sub", actor.subject()));
    if (!subject.act().isEmpty()) {
      act.put("act", subject.act());
    }
    var until = actor.until().isBefore(subject.expiresAt()) ? actor.until() : subject.expiresAt();
    return new Delegation(act, until, subject.authenticatedAt());
  }

  private Attempt<Actor> actor(Application client, OAuthRequest request) {
    return request
        .find(NAME)
        .map(text -> tokens.read(NAME, text).then(token -> actor(token, client, request)))
        .orElseGet(() -> Attempt.of(new Actor(client.wireId(), Instant.MAX)));
  }

  private Attempt<Actor> actor(PresentedToken token, Application client, OAuthRequest request) {
    return problem(token, client, request)
        .<Attempt<Actor>>map(why -> Attempt.failed(OAuthError.unacceptableToken(NAME, why)))
        .orElseGet(() ->
            Attempt.of(
                new Actor(
                    token.isOfApplication() ? token.clientId() : token.subject(),
                    token.expiresAt())));
  }

  /** Nobody is made to act who has not let this very application in. */
  private Optional<String> problem(PresentedToken token, Application client, OAuthRequest request) {
    if (!token.clientId().equals(client.clientId())) {
      return Optional.of("was not issued to this client");
    }
    if (!token.act().isEmpty()) {
      return Optional.of("is of somebody who acts for another");
    }
    if (!SubjectTokens.isProved(token, request.sender())) {
      return Optional.of(SubjectTokens.missing(token));
    }
    return token.isOfApplication() || isHere(token)
        ? Optional.empty()
        : Optional.of("is not good any more");
  }

  private boolean isHere(PresentedToken token) {
    return users.byId(token.subject()).filter(Predicate.not(User::blocked)).isPresent()
        && !revocations.concern(token.subject(), token.clientId(), token.issuedAt());
  }
}
