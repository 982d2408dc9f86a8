package dev.licet.identity.token;

import static java.util.Objects.requireNonNull;

import dev.licet.identity.application.Application;
import dev.licet.identity.device.DeviceCodes;
import dev.licet.identity.device.Polled;
import dev.licet.identity.issuing.Authorization;
import dev.licet.identity.issuing.IdTokenRequest;
import dev.licet.identity.issuing.TokenTerms;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.oauth.OAuthError;
import dev.licet.identity.oauth.OAuthRequest;
import dev.licet.identity.revocation.Revocations;
import dev.licet.identity.token.UserAnswers.Occasion;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A device asks whether its user has let it in. The code is spent and what it gives is kept in one
 * transaction, or neither.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8628#section-3.4">RFC 8628, 3.4</a>
 */
@Component
class DeviceCodeGrant implements Grant {
  private final DeviceCodes codes;
  private final UserAnswers answers;
  private final Revocations revocations;
  private final TransactionOperations writing;

  DeviceCodeGrant(
      DeviceCodes codes,
      UserAnswers answers,
      Revocations revocations,
      TransactionOperations writing) {
    this.codes = codes;
    this.answers = answers;
    this.revocations = revocations;
    this.writing = writing;
  }

  @Override
  public String type() {
    return DeviceCodes.GRANT_TYPE;
  }

  @Override
  public boolean takesPublicClients() {
    return true;
  }

  @Override
  public Attempt<TokenAnswer> issue(Application client, OAuthRequest request) {
    return request
        .require("device_code")
        .then(
            code -> requireNonNull(writing.execute(status -> poll(client, request, code, status))));
  }

  private Attempt<TokenAnswer> poll(
      Application client, OAuthRequest request, String code, TransactionStatus status) {
    return switch (codes.poll(code, client)) {
      case Polled.Granted(var authorization) -> granted(client, request, authorization, status);
      case Polled.Pending _ -> Attempt.failed(OAuthError.authorizationPending());
      case Polled.TooFast _ -> Attempt.failed(OAuthError.slowDown());
      case Polled.Denied _ -> Attempt.failed(OAuthError.deviceDenied());
      case Polled.Expired _ -> Attempt.failed(OAuthError.deviceCodeExpired());
      case Polled.Unknown _ -> Attempt.failed(OAuthError.invalidDeviceCode());
    };
  }

  /** The session is held before it is asked what has ended since: nobody comes between. */
  private Attempt<TokenAnswer> granted(
      Application client,
      OAuthRequest request,
      Authorization authorization,
      TransactionStatus status) {
    var now = inItsSession(authorization);
    return isAllowedStill(client, authorization)
        ? unspentIfRefused(answer(client, request, now), status)
        : Attempt.failed(OAuthError.invalidDeviceCode());
  }

  /** Neither taken back by the user nor ended with everything else that was allowed by then. */
  private boolean isAllowedStill(Application client, Authorization authorization) {
    return (client.firstParty() || answers.isAllowedStill(authorization))
        && !revocations.endSignIn(authorization.userId(), authorization.authenticatedAt());
  }

  /** A device that left out what its API needs may come back with it. */
  private static Attempt<TokenAnswer> unspentIfRefused(
      Attempt<TokenAnswer> answer, TransactionStatus status) {
    if (answer instanceof Attempt.Failure<TokenAnswer>) {
      status.setRollbackOnly();
    }
    return answer;
  }

  /** A device stays signed in when its user leaves the browser: then it belongs to no session. */
  private Authorization inItsSession(Authorization authorization) {
    return answers.joinsSession(authorization) ? authorization : authorization.withoutSession();
  }

  private Attempt<TokenAnswer> answer(
      Application client, OAuthRequest request, Authorization authorization) {
    var occasion =
        new Occasion(
            type(), TokenTerms.USUAL, IdTokenRequest.PLAIN, Optional.empty(), request.sender());
    return answers.first(client, authorization, occasion);
  }
}
