package dev.licet.identity.management;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import dev.licet.guard.Guard;
import dev.licet.guard.keys.KeySet;
import dev.licet.identity.key.PublishedKey;
import dev.licet.identity.key.SigningKeys;
import dev.licet.identity.shared.Issuer;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Licet's own guard before Licet's own API. It has the keys at hand, so it asks no network; the
 * starter puts it before every handler.
 */
@Configuration(proxyBeanMethods = false)
class ManagementGuard {
  @Bean(destroyMethod = "close")
  Guard guard(Issuer issuer, SigningKeys keys, Clock clock) {
    var held = KeySet.parse(jwks(keys));
    return Guard.builder()
        .issuer(issuer.url())
        .audience(ManagementApi.audience(issuer))
        .keys(() -> held)
        .clock(clock)
        .build();
  }

  private static String jwks(SigningKeys keys) {
    return new JWKSet(keys.published().stream().map(ManagementGuard::jwk).toList()).toString();
  }

  private static JWK jwk(PublishedKey key) {
    return new RSAKey.Builder(key.publicKey())
        .keyID(key.kid())
        .keyUse(KeyUse.SIGNATURE)
        .algorithm(JWSAlgorithm.parse(key.algorithm()))
        .build();
  }
}
