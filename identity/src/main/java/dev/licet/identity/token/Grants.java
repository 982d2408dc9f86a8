package dev.licet.identity.token;

import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.oauth.OAuthError;
import dev.licet.identity.oauth.OAuthRequest;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The grant types of the token endpoint, all of them. */
@Component
class Grants {
  private final List<Grant> all;

  Grants(
      ClientCredentialsGrant clientCredentials,
      AuthorizationCodeGrant authorizationCode,
      RefreshTokenGrant refreshToken,
      PasswordGrant password,
      PasswordRealmGrant passwordRealm,
      DeviceCodeGrant deviceCode,
      TokenExchangeGrant tokenExchange) {
    this.all =
        List.of(
            clientCredentials,
            authorizationCode,
            refreshToken,
            password,
            passwordRealm,
            deviceCode,
            tokenExchange);
  }

  Attempt<Grant> find(OAuthRequest request) {
    return request
        .require("grant_type")
        .then(type ->
            Attempt.of(
                Stream.concat(all.stream(), MfaGrant.ALL.stream())
                    .filter(grant -> grant.type().equals(type))
                    .findFirst(),
                OAuthError.unsupportedGrantType(type)));
  }

  /** As discovery names them. */
  List<String> types() {
    return all.stream().map(Grant::type).toList();
  }
}
