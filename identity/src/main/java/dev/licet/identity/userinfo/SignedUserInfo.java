package dev.licet.identity.userinfo;

import dev.licet.identity.application.Application;
import dev.licet.identity.application.Applications;
import dev.licet.identity.key.KeyAlgorithm;
import dev.licet.identity.key.SigningKeys;
import dev.licet.identity.shared.Issuer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Signs what {@code /userinfo} answers, for applications that want it so. It is of a type of its
 * own: nobody can take it for an ID token.
 *
 * @see <a href="https://openid.net/specs/openid-connect-core-1_0.html#UserInfoResponse">OpenID
 *     Connect Core, 5.3.2</a>
 */
@Component
class SignedUserInfo {
  private static final String TYPE = "userinfo+jwt";

  private final Applications applications;
  private final SigningKeys keys;
  private final Issuer issuer;

  SignedUserInfo(Applications applications, SigningKeys keys, Issuer issuer) {
    this.applications = applications;
    this.keys = keys;
    this.issuer = issuer;
  }

  /** The JWT; empty where the application wants plain JSON. */
  Optional<String> sign(String clientId, Map<String, Object> claims) {
    return applications
        .byWireId(clientId)
        .or(() -> applications.byClientId(clientId))
        .flatMap(client -> sign(client, claims));
  }

  private Optional<String> sign(Application client, Map<String, Object> claims) {
    return client
        .details()
        .userInfoAlgorithm()
        .flatMap(
            name -> keys.sign(KeyAlgorithm.valueOf(name), TYPE, toldTo(client.wireId(), claims)));
  }

  private Map<String, Object> toldTo(String clientId, Map<String, Object> claims) {
    var all = new LinkedHashMap<>(claims);
    all.put("iss", issuer.url());
    all.put("aud", clientId);
    return all;
  }
}
