package dev.licet.identity.token;

import dev.licet.identity.application.Application;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.oauth.OAuthError;
import dev.licet.identity.oauth.OAuthRequest;
import java.util.List;

/**
 * A grant by which a second factor is shown. No grant of this server asks for one, so that there is
 * no {@code mfa_token} to show it for: SDKs that try are told what they know. Discovery does not
 * name them.
 *
 * @param type of the grant
 * @param proof the parameter with the proof
 */
record MfaGrant(String type, String proof) implements Grant {
  /** Auth0's. */
  static final List<Grant> ALL =
      List.of(
          new MfaGrant("http://auth0.com/oauth/grant-type/mfa-otp", "otp"),
          new MfaGrant("http://auth0.com/oauth/grant-type/mfa-oob", "oob_code"),
          new MfaGrant("http://auth0.com/oauth/grant-type/mfa-recovery-code", "recovery_code"));

  @Override
  public boolean takesPublicClients() {
    return true;
  }

  @Override
  public Attempt<TokenAnswer> issue(Application client, OAuthRequest request) {
    return request
        .require("mfa_token")
        .then(_ -> request.require(proof))
        .then(_ -> Attempt.failed(OAuthError.malformedMfaToken()));
  }
}
