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
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * An application comes back without its user. What it gets is signed first; then, in one statement,
 * the token is exchanged for the next one, if nobody else was quicker.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-6">RFC 6749, 6</a>
 */
@Component
class RefreshTokenGrant implements Grant {
  private final RefreshTokens refreshTokens;
  private final RefreshTargets targets;
  private final UserAnswers answers;
  private final TokenEvents events;
  private final TransactionOperations writing;

  RefreshTokenGrant(
      RefreshTokens refreshTokens,
      RefreshTargets targets,
      UserAnswers answers,
      TokenEvents events,
      TransactionOperations writing) {
    this.refreshTokens = refreshTokens;
    this.targets = targets;
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

  /**
   * An application's call.
   *
   * @param token the refresh token
   */
  private record Call(Application client, OAuthRequest request, String token) {}

  @Override
  public Attempt<TokenAnswer> issue(Application client, OAuthRequest request) {
    return request.require("refresh_token").then(token -> answer(new Call(client, request, token)));
  }

  private Attempt<TokenAnswer> answer(Call call) {
    return switch (refreshTokens.present(call.token(), call.client())) {
      case Good good -> target(call, good.token()).then(target -> exchange(call, good, target));
      case Repeated again ->
          target(call, again.token())
              .then(target -> again(call, target, again.token(), again.answer()));
      case Lost lost ->
          target(call, lost.token())
              .then(target ->
                  refreshTokens.giveOut(lost)
                      ? again(call, target, lost.token(), lost.answer())
                      : again(call, target));
      case Undecided _ -> Attempt.failed(OAuthError.refreshUndecided());
      case Reused _, Unknown _ -> Attempt.failed(OAuthError.unknownRefreshToken());
    };
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

  /** What whoever may use the token at all asks for. */
  private Attempt<Authorization> target(Call call, RefreshToken token) {
    return proved(token, call.request())
        .then(_ -> targets.of(call.client(), token, call.request()));
  }

  /** What another caller of the same moment has left of it: the same answer, or the refusal. */
  private Attempt<TokenAnswer> again(Call call, Authorization target) {
    return switch (refreshTokens.present(call.token(), call.client())) {
      case Repeated again -> again(call, target, again.token(), again.answer());
      case Undecided _ -> Attempt.failed(OAuthError.refreshUndecided());
      case Good _, Lost _, Reused _, Unknown _ -> Attempt.failed(OAuthError.unknownRefreshToken());
    };
  }

  /**
   * The same answer; whoever asks about another API now, or holds another key or certificate, gets
   * an access token for that in its place.
   */
  private Attempt<TokenAnswer> again(
      Call call, Authorization target, RefreshToken token, String text) {
    var kept = KeptAnswer.read(text, token);
    return kept.isFor(target, call.request().sender())
        ? Attempt.of(kept.answer())
        : tokens(call, target, token)
            .then(answer -> {
              writing.executeWithoutResult(_ -> events.issued(call.client(), type(), target));
              return Attempt.of(kept.answer().refreshToken().map(answer::with).orElse(answer));
            });
  }

  /** With the code that it all began with they end too. */
  private Attempt<TokenAnswer> tokens(Call call, Authorization target, RefreshToken token) {
    var terms =
        TokenTerms.USUAL.by(type()).boundTo(call.request().sender()).givenFor(token.codeId());
    return answers.tokens(target, terms, IdTokenRequest.PLAIN);
  }

  private Attempt<TokenAnswer> exchange(Call call, Good good, Authorization target) {
    return tokens(call, target, good.token())
        .then(signed -> {
          var answer = good.next().map(signed::with).orElse(signed);
          return exchanged(call, good, target, answer) ? Attempt.of(answer) : again(call, target);
        });
  }

  /** Whether nobody was quicker. */
  private boolean exchanged(Call call, Good good, Authorization target, TokenAnswer answer) {
    var sender = call.request().sender();
    var text = KeptAnswer.of(target, sender, answer).text(good.token());
    return requireNonNull(
        writing.execute(_ -> {
          if (!refreshTokens.exchange(call.token(), good, text, call.client(), sender.device())) {
            return false;
          }
          events.issued(call.client(), type(), target);
          return true;
        }));
  }
}
