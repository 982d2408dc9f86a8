package dev.licet.guard.token;

import dev.licet.guard.keys.KeySet;
import dev.licet.guard.keys.KeySource;
import dev.licet.guard.keys.SignatureAlgorithm;
import dev.licet.guard.keys.VerificationKey;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the access tokens of one issuer: form, algorithm, key, signature and claims, in this
 * order.
 */
public final class JwtVerifier {
  /** Longer tokens are refused unread. */
  public static final int MAX_LENGTH = Jws.MAX_LENGTH;

  private static final long REJECTED_MILLIS = Duration.ofMinutes(1).toMillis();
  private static final Set<Check> HEALED_BY_TIME = EnumSet.of(Check.NOT_BEFORE, Check.ISSUED_AT);

  private final KeySource keys;
  private final TokenPolicy policy;
  private final Clock clock;
  private final ClaimChecks claims;
  private final Findings findings;
  private volatile @Nullable KeyGrounds lastGrounds;
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
    Optional<SignatureAlgorithm> algorithm = jwt.jws().joseHeader().known();
    if (algorithm.isEmpty() || !policy.algorithms().contains(algorithm.get())) {
      return new Verdict.Rejected(findings.algorithm(jwt));
    }
    Optional<KeySet> held = keys.current();
    Optional<KeySet> known = held.isPresent() ? held : keys.first();
    if (known.isEmpty()) {
      return new Verdict.Rejected(findings.keys("none, they cannot be fetched now"));
    }
    KeySet set = withKeyOf(jwt, known.get());
    Optional<VerificationKey> key = set.find(jwt.keyId(), algorithm.get());
    if (key.isEmpty()) {
      return new Verdict.Rejected(Findings.key(jwt, set));
    }
    if (!jwt.jws().isSignedBy(key.get(), algorithm.get())) {
      return rejected(Findings.signature("another"), set);
    }
    return verifyClaims(jwt, set, grounds(set, key.get(), jwt.keyId(), algorithm.get()));
  }

  /** All tokens of a key rest on the same grounds, so that one look serves them all. */
  private KeyGrounds grounds(
      KeySet set, VerificationKey key, Optional<String> keyId, SignatureAlgorithm algorithm) {
    KeyGrounds last = lastGrounds;
    if (last != null && last.are(key, keyId, algorithm)) {
      return last;
    }
    KeyGrounds grounds = new KeyGrounds(this, set, key, keyId, algorithm);
    lastGrounds = grounds;
    return grounds;
  }

  /** That took a signature to find out: it need not be found out again for a while. */
  private Verdict rejected(Finding finding, KeySet set) {
    long now = clock.millis();
    Term term = new Term(now, now + REJECTED_MILLIS, new SetGrounds(this, set));
    return new Verdict.Rejected(finding, Optional.of(term));
  }

  /** These keys, or newer ones where the token's is not among them. */
  private KeySet withKeyOf(Jwt jwt, KeySet known) {
    Optional<String> keyId = jwt.keyId();
    return keyId.isEmpty() || known.has(keyId.get()) ? known : keys.seek(keyId.get()).orElse(known);
  }

  private Verdict verifyClaims(Jwt jwt, KeySet set, KeyGrounds grounds) {
    TokenTimes times = TokenTimes.of(jwt.claims());
    Optional<Check> failed = claims.firstFailed(jwt, times, clock.millis());
    if (failed.isPresent()) {
      Finding finding = claims.finding(failed.get(), jwt);
      return HEALED_BY_TIME.contains(failed.get())
          ? new Verdict.Rejected(finding)
          : rejected(finding, set);
    }
    Term term = new Term(ClaimChecks.validFrom(times), claims.validUntil(times), grounds);
    return new Verdict.Verified(new VerifiedToken(jwt, policy.shape()), term);
  }

  /** The record of each check that this token passed on the way to this verdict, in order. */
  List<Finding> passed(Jwt jwt, Verdict verdict) {
    Check end =
        verdict instanceof Verdict.Rejected rejected ? rejected.finding().check() : Check.BINDING;
    return findings.passedBefore(end, jwt, keys.current().orElse(KeySet.EMPTY));
  }
}
