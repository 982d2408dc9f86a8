package dev.licet.guard.token;

import dev.licet.guard.keys.KeySet;
import dev.licet.guard.keys.KeySource;
import dev.licet.guard.keys.SignatureAlgorithm;
import dev.licet.guard.keys.VerificationKey;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Verifies the access tokens of one issuer: form, algorithm, key, signature and claims, in this
 * order.
 */
public final class JwtVerifier {
  /** Longer tokens are refused unread. */
  public static final int MAX_LENGTH = Jws.MAX_LENGTH;

  private final KeySource keys;
  private final TokenPolicy policy;
  private final Clock clock;
  private final ClaimChecks claims;
  private final Findings findings;
  private volatile boolean trusted = true;

  /** A verifier that takes its keys from there, asks for that, and reads this clock. */
  public JwtVerifier(KeySource keys, TokenPolicy policy, Clock clock) {
    this.keys = keys;
    this.policy = policy;
    this.clock = clock;
    this.claims = new ClaimChecks(policy);
    this.findings = new Findings(policy, claims);
  }

  String issuer() {
    return policy.issuer();
  }

  TokenPolicy policy() {
    return policy;
  }

  KeySource keys() {
    return keys;
  }

  boolean accepts(String algorithm) {
    return policy.accepted(algorithm).isPresent();
  }

  /** Whether what it says counts, and what it said. */
  boolean isTrusted() {
    return trusted;
  }

  /** From now on nothing that it said counts any more, and its keys are not looked at again. */
  void retire() {
    trusted = false;
    keys.close();
  }

  /** Judges a token. It waits for nothing while there are keys and one of them fits. */
  Verdict verify(Jwt jwt) {
    Optional<SignatureAlgorithm> algorithm = policy.accepted(jwt.algorithm());
    if (algorithm.isEmpty()) {
      return new Verdict.Rejected(findings.algorithm(jwt));
    }
    Optional<KeySet> known = keys.current().or(keys::first);
    if (known.isEmpty()) {
      return new Verdict.Rejected(findings.keys("none, they cannot be fetched now"));
    }
    KeySet set = withKeyOf(jwt, known.get());
    Optional<VerificationKey> key = set.find(jwt.keyId(), algorithm.get());
    if (key.isEmpty()) {
      return new Verdict.Rejected(Findings.key(jwt, set));
    }
    if (!key.get().verifies(algorithm.get(), jwt.jws().signedOctets(), jwt.jws().signature())) {
      return new Verdict.Rejected(Findings.signature("another"));
    }
    Grounds grounds = new Grounds(this, set, key.get(), jwt.keyId(), algorithm.get());
    return verifyClaims(jwt, grounds);
  }

  /** These keys, or newer ones where the token's is not among them. */
  private KeySet withKeyOf(Jwt jwt, KeySet known) {
    Optional<String> keyId = jwt.keyId();
    return keyId.isEmpty() || known.has(keyId.get()) ? known : keys.seek(keyId.get()).orElse(known);
  }

  private Verdict verifyClaims(Jwt jwt, Grounds grounds) {
    Optional<Check> failed = claims.firstFailed(jwt, clock.millis());
    if (failed.isPresent()) {
      return new Verdict.Rejected(claims.finding(failed.get(), jwt));
    }
    VerifiedToken token = new VerifiedToken(jwt, policy.shape());
    return new Verdict.Verified(token, grounds, claims.validFrom(jwt), claims.validUntil(jwt));
  }

  /** The record of each check that this token passed on the way to this verdict, in order. */
  List<Finding> passed(Jwt jwt, Verdict verdict) {
    Check end =
        verdict instanceof Verdict.Rejected rejected
            ? rejected.finding().check()
            : Check.PERMISSION;
    return findings.passedBefore(end, jwt, keys.current().orElse(KeySet.EMPTY));
  }
}
