package dev.licet.identity.credential;

import dev.licet.guard.keys.KeySet;
import dev.licet.guard.keys.KeySource;
import dev.licet.guard.keys.VerificationKey;
import dev.licet.guard.token.JwtVerifier;
import dev.licet.guard.token.JwtVerifiers;
import dev.licet.guard.token.TokenPolicy;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;

/**
 * A key that is ready to judge. Each has a verifier of its own: an assertion that names none may be
 * signed by any of them.
 */
record UsableKey(
    Credential credential, Proof.PublicKey key, KeySource keys, VerificationKey publicKey) {
  static UsableKey of(Credential credential, Proof.PublicKey key) {
    var keys = KeySet.parse("{\"keys\":[" + key.jwk() + "]}");
    return new UsableKey(
        credential, key, KeySource.heldInProcess(() -> keys), VerificationKey.parse(key.jwk()));
  }

  /** A verifier of that issuer's assertions that are meant for one of these. */
  JwtVerifiers verifier(String issuer, Set<String> audiences, Clock clock) {
    var policy = new TokenPolicy(issuer, audiences, Set.of(key.algorithm()), Duration.ZERO);
    var verifiers = new JwtVerifiers();
    verifiers.trust(new JwtVerifier(keys, policy, clock));
    return verifiers;
  }
}
