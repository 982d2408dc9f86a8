package dev.licet.identity.token;

import static java.util.Objects.requireNonNull;

import dev.licet.identity.api.Api;
import dev.licet.identity.api.Apis;
import dev.licet.identity.application.Application;
import dev.licet.identity.consent.Consents;
import dev.licet.identity.issuing.Authorization;
import dev.licet.identity.issuing.IdTokenRequest;
import dev.licet.identity.issuing.IdTokens;
import dev.licet.identity.issuing.IssuedToken;
import dev.licet.identity.issuing.OpenIdScopes;
import dev.licet.identity.issuing.Parties;
import dev.licet.identity.issuing.Parties.Both;
import dev.licet.identity.issuing.TokenTerms;
import dev.licet.identity.issuing.UserTokens;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.oauth.Sender;
import dev.licet.identity.refresh.RefreshTokens;
import dev.licet.identity.refresh.TokenHolder;
import dev.licet.identity.session.BrowserSessions;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Answers the grants behind which a user stands: an access token, an ID token where the scope has
 * {@code openid}, a refresh token where it has {@code offline_access} and the application may have
 * one. That it was answered is told in the transaction that keeps the refresh token.
 */
@Component
class UserAnswers {
  private final Parties parties;
  private final UserTokens accessTokens;
  private final IdTokens idTokens;
  private final RefreshTokens refreshTokens;
  private final BrowserSessions sessions;
  private final Consents consents;
  private final TokenEvents events;
  private final Apis apis;
  private final TransactionOperations writing;

  UserAnswers(
      Parties parties,
      UserTokens accessTokens,
      IdTokens idTokens,
      RefreshTokens refreshTokens,
      BrowserSessions sessions,
      Consents consents,
      TokenEvents events,
      Apis apis,
      TransactionOperations writing) {
    this.parties = parties;
    this.accessTokens = accessTokens;
    this.idTokens = idTokens;
    this.refreshTokens = refreshTokens;
    this.sessions = sessions;
    this.consents = consents;
    this.events = events;
    this.apis = apis;
    this.writing = writing;
  }

  /**
   * How it came to an answer.
   *
   * @param codeId of the code that it is for; empty if for none
   * @param sender who asked for it: the tokens are bound to what they have proved to hold
   */
  record Occasion(
      String grantType,
      TokenTerms terms,
      IdTokenRequest idToken,
      Optional<String> codeId,
      Sender sender) {
    TokenTerms boundTerms() {
      return terms.boundTo(sender).givenFor(codeId);
    }
  }

  /**
   * Whether the session in which it was allowed is there still; then the application is told of its
   * end. To be asked in the transaction that gives the application something.
   */
  boolean joinsSession(Authorization authorization) {
    return authorization
        .sessionId()
        .map(session -> sessions.joined(session, authorization.clientId()))
        .orElse(true);
  }

  /**
   * Whether the user allows it still. To be asked in the transaction that gives the application
   * something.
   */
  boolean isAllowedStill(Authorization authorization) {
    return consents.hold(
        authorization.userId(),
        authorization.clientId(),
        authorization.audience(),
        authorization.scope());
  }

  /** The first answer to what a user has let an application have. */
  Attempt<TokenAnswer> first(Application client, Authorization authorization, Occasion occasion) {
    return tokens(authorization, occasion.boundTerms(), occasion.idToken())
        .then(answer ->
            Attempt.of(
                requireNonNull(
                    writing.execute(_ -> kept(client, authorization, occasion, answer)))));
  }

  /** The same where the tokens are signed already; inside the transaction that it belongs to. */
  TokenAnswer kept(
      Application client, Authorization authorization, Occasion occasion, TokenAnswer answer) {
    events.issued(client, occasion.grantType(), authorization);
    if (!RefreshTokens.mayHave(client, authorization)) {
      return answer;
    }
    return refreshTokens
        .issue(
            client,
            authorization,
            bound(client, authorization, occasion.sender()),
            occasion.codeId(),
            occasion.sender().device())
        .map(answer::with)
        .orElse(answer);
  }

  /**
   * Whoever has a secret, a key or a certificate of their own proves by it that the refresh token
   * is theirs (RFC 9449, 5; RFC 8705, 4). Others have what the access token is bound to.
   */
  private TokenHolder bound(Application client, Authorization authorization, Sender sender) {
    if (client.authMethod().isConfidential()) {
      return TokenHolder.ANYBODY;
    }
    return new TokenHolder(
        sender.keyThumbprint(),
        sender.certificateThumbprint().filter(_ -> bindsToCertificates(authorization)));
  }

  private boolean bindsToCertificates(Authorization authorization) {
    return authorization
        .audience()
        .flatMap(apis::byIdentifier)
        .filter(Api::bindsToCertificates)
        .isPresent();
  }

  /** An access token and, where it belongs to that, an ID token. */
  Attempt<TokenAnswer> tokens(
      Authorization authorization, TokenTerms terms, IdTokenRequest idToken) {
    return parties
        .of(authorization)
        .then(both ->
            accessTokens
                .accessToken(both, authorization, terms)
                .then(token -> withIdToken(both, authorization, token, idToken)));
  }

  private Attempt<TokenAnswer> withIdToken(
      Both both, Authorization authorization, IssuedToken token, IdTokenRequest request) {
    var answer = TokenAnswer.of(token);
    return authorization.scope().contains(OpenIdScopes.OPENID)
        ? idTokens
            .sign(both, authorization, request)
            .then(idToken -> Attempt.of(answer.withIdToken(idToken)))
        : Attempt.of(answer);
  }
}
