package dev.licet.guard.dpop;

import dev.licet.guard.keys.SignatureAlgorithm;
import java.util.Optional;
import java.util.Set;

/**
 * What an API asks of a proof.
 *
 * @param algorithms what {@code alg} may be
 * @param lifetimeMillis how old it may be, beside what clocks may differ
 * @param nonces what the proof must hold one of; empty if it need not
 */
record ProofPolicy(
    Set<SignatureAlgorithm> algorithms, long lifetimeMillis, Optional<Nonces> nonces) {
  /** What other machines' clocks may differ from ours, either way. */
  static final long CLOCK_SKEW_MILLIS = 60_000;

  /** The algorithm of this name, if it is one of those accepted. */
  Optional<SignatureAlgorithm> accepted(String algorithm) {
    return SignatureAlgorithm.named(algorithm).filter(algorithms::contains);
  }

  /** From when on a proof of this {@code iat} is too old. */
  long tooOldFrom(long issuedAt) {
    return issuedAt + lifetimeMillis + CLOCK_SKEW_MILLIS + 1;
  }

  boolean isTimely(long issuedAt, long now) {
    return issuedAt <= now + CLOCK_SKEW_MILLIS && now < tooOldFrom(issuedAt);
  }
}
