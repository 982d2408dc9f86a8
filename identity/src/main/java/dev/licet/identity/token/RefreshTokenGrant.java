package dev.licet.identity.token;

import static java.util.Objects.requireNonNull;

import dev.licet.identity.application.Application;
import dev.licet.identity.issuing.Authorization;
import dev.licet.identity.issuing.IdTokenRequest;
import dev.licet.identity.issuing.TokenTerms;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.oauth.OAuthError;
import dev.licet.identity.oauth.OAuthRequest;
import dev.licet.identity.refresh.Presented.Good;
import dev.licet.identity.refresh.Presented.Lost;
import dev.licet.identity.refresh.Presented.Repeated;
import dev.licet.identity.refresh.Presented.Reused;
import dev.licet.identity.refresh.Presented.Undecided;
import dev.licet.identity.refresh.Presented.Unknown;
import dev.licet.identity.refresh.RefreshToken;
import dev.licet.identity.refresh.RefreshTokens;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/**
 * An application comes back without its user. What it gets is signed first; then, in one statement,
 * the token is exchanged for the next one, if nobody else was quicker.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-6">RFC 6749, 6</a>
 */
@Component
class RefreshTokenGrant implements Grant {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final RefreshTokens refreshTokens;
  private final UserAnswers answers;
  private final TokenEvents events;
  private final TransactionOperations writing;

  RefreshTokenGrant(
      RefreshTokens refreshTokens,
      UserAnswers answers,
      TokenEvents events,
      TransactionOperations writing) {
    this.refreshTokens = refreshTokens;
    this.answers = answers;
    this.events = events;
    this.writing = writing;
  }

  @Override
  public String type() {
    return "refresh_token";
  }

  @Override
  public boolean takesPublicClients() {
    return true;
  }

  @Override
  public Attempt<TokenAnswer> issue(Application client, OAuthRequest request) {
    return request
        .require("refresh_token")
        .then(token ->
            switch (refreshTokens.present(token, client)) {
              case Good good ->
                  proved(good.token(), request).then(_ -> exchange(client, request, token, good));
              case Repeated again ->
                  proved(again.token(), request).then(_ -> answer(again.answer()));
              case Lost lost ->
                  proved(lost.token(), request)
                      .then(_ ->
                          refreshTokens.giveOut(lost)
                              ? answer(lost.answer())
                              : again(client, token));
              case Undecided _ -> Attempt.failed(OAuthError.refreshUndecided());
              case Reused _, Unknown _ -> Attempt.failed(OAuthError.unknownRefreshToken());
            });
  }

  /**
   * A token that is bound to a key is worth nothing without a proof by it (RFC 9449, 5), and one
   * that is bound to a certificate nothing without that (RFC 8705, 4).
   */
  private static Attempt<RefreshToken> proved(RefreshToken token, OAuthRequest request) {
    var bound = token.keyThumbprint();
    var certificate = token.certificateThumbprint();
    if (certificate.isPresent() && !certificate.equals(request.sender().certificateThumbprint())) {
      return Attempt.failed(OAuthError.otherCertificate());
    }
    return bound.isEmpty() || bound.equals(request.sender().keyThumbprint())
        ? Attempt.of(token)
        : Attempt.failed(
            OAuthError.invalidProof("The refresh token needs a proof by the key it is bound to"));
  }

  /** What another caller of the same moment has left of it: the same answer, or the refusal. */
  private Attempt<TokenAnswer> again(Application client, String token) {
    return switch (refreshTokens.present(token, client)) {
      case Repeated again -> answer(again.answer());
      case Undecided _ -> Attempt.failed(OAuthError.refreshUndecided());
      case Good _, Lost _, Reused _, Unknown _ -> Attempt.failed(OAuthError.unknownRefreshToken());
    };
  }

  private static Attempt<TokenAnswer> answer(String text) {
    return Attempt.of(JSON.readValue(text, TokenAnswer.class));
  }

  private Attempt<TokenAnswer> exchange(
      Application client, OAuthRequest request, String token, Good good) {
    var terms = TokenTerms.USUAL.by(type()).boundTo(request.sender());
    return narrowed(good.token().authorization(), request)
        .then(authorization ->
            answers
                .tokens(authorization, terms, IdTokenRequest.PLAIN)
                .then(answer ->
                    exchange(
                        client,
                        request,
                        token,
                        good,
                        good.next().map(answer::with).orElse(answer))));
  }

  private Attempt<TokenAnswer> exchange(
      Application client, OAuthRequest request, String token, Good good, TokenAnswer answer) {
    var text = JSON.writeValueAsString(answer);
    boolean done =
        requireNonNull(
            writing.execute(_ -> {
              var device = request.sender().device();
              if (!refreshTokens.exchange(token, good, text, client, device)) {
                return false;
              }
              events.issued(client, type(), good.token().authorization());
              return true;
            }));
    return done ? Attempt.of(answer) : again(client, token);
  }

  /** What was granted, or the part of it that is asked for; never another API. */
  private static Attempt<Authorization> narrowed(Authorization granted, OAuthRequest request) {
    var other = request.audience().filter(asked -> !granted.audience().equals(request.audience()));
    if (other.isPresent() && granted.audience().isPresent()) {
      return Attempt.failed(OAuthError.refreshOfOtherAudience());
    }
    List<String> wanted = request.scope();
    var beyond = wanted.stream().filter(name -> !granted.scope().contains(name)).toList();
    if (!beyond.isEmpty()) {
      return Attempt.failed(OAuthError.scopeBeyondGrant(beyond));
    }
    return Attempt.of(wanted.isEmpty() ? granted : granted.withScope(wanted));
  }
}
