package dev.licet.identity.issuing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.licet.identity.api.Api;
import dev.licet.identity.api.Apis;
import dev.licet.identity.key.SigningKeys;
import dev.licet.identity.shared.Hashes;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Signs tokens by the algorithm of their API. */
@Component
class TokenSigner {
  private final SigningKeys keys;
  private final Apis apis;

  TokenSigner(SigningKeys keys, Apis apis) {
    this.keys = keys;
    this.apis = apis;
  }

  /** The compact form; nothing in the first seconds of an algorithm's keys. */
  Optional<String> sign(Api api, String typ, Map<String, Object> claims) {
    var algorithm = api.signingAlgorithm().keys();
    return algorithm.isPresent()
        ? keys.sign(algorithm.get(), typ, claims)
        : apis.signingSecret(api).map(secret -> mac(secret, typ, claims));
  }

  /** Not with Nimbus' signer, which takes no secret under 256 bits: Auth0 takes 16 characters. */
  private static String mac(String secret, String typ, Map<String, Object> claims) {
    var header = new JWSHeader.Builder(JWSAlgorithm.HS256).type(new JOSEObjectType(typ)).build();
    var payload = Base64URL.encode(JSONObjectUtils.toJSONString(claims));
    var input = header.toBase64URL() + "." + payload;
    return input + "." + Base64URL.encode(Hashes.hmacSha256(secret, input.getBytes(UTF_8)));
  }
}
