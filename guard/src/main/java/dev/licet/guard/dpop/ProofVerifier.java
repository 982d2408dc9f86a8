package dev.licet.guard.dpop;

import dev.licet.guard.internal.Digests;
import dev.licet.guard.internal.Malformed;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Judges DPoP proofs: every check of RFC 9449 section 4.3, and that none is used twice (section
 * 11.1). Safe for any number of threads. {@link Dpop#verifier} makes one.
 */
public final class ProofVerifier {
  private final ProofPolicy policy;
  private final ReplayStore used;
  private final Clock clock;

  ProofVerifier(ProofPolicy policy, ReplayStore used, Clock clock) {
    this.policy = policy;
    this.used = used;
    this.clock = clock;
  }

  /** Judges the proof of a call whose access token, if it brings one, has been verified. */
  public ProofVerdict verify(ProofCall call) {
    List<String> proofs = call.proofs();
    if (proofs.isEmpty() || proofs.get(0).isBlank()) {
      return refused(ProofCheck.PRESENT, "one DPoP header", "none");
    }
    if (proofs.size() > 1 || proofs.get(0).indexOf(',') >= 0) {
      return refused(ProofCheck.SINGLE, "one DPoP header with one value", "several");
    }
    try {
      return verify(Proof.read(proofs.get(0)), call);
    } catch (Malformed e) {
      return refused(ProofCheck.FORM, "a JWT with jti, htm, htu and iat", e.whatIsWrong());
    }
  }

  private ProofVerdict refused(ProofCheck check, String expected, String found) {
    return new ProofVerdict.Refused(check, expected, found, dueNonce(check));
  }

  /** Who brings no proof, or one without our nonce, needs one for the next. */
  private Optional<String> dueNonce(ProofCheck check) {
    return check == ProofCheck.PRESENT || check == ProofCheck.NONCE
        ? policy.nonces().map(nonces -> nonces.at(clock.millis()))
        : Optional.empty();
  }

  private ProofVerdict verify(Proof proof, ProofCall call) {
    long now = clock.millis();
    ProofChecks checks = new ProofChecks(policy, proof, call, now);
    Optional<ProofCheck> failed = checks.firstFailed();
    if (failed.isPresent()) {
      ProofCheck check = failed.get();
      return refused(check, checks.expected(check), checks.found(check));
    }
    long lifetime = policy.tooOldFrom(proof.issuedAt().orElseThrow()) - now;
    String caller = Digests.sha256(call.caller());
    return switch (used.use(name(proof), caller, Duration.ofMillis(lifetime))) {
      case FIRST -> new ProofVerdict.Accepted(proof.keyThumbprint(), nonceToRenew(proof, now));
      case REPEATED -> refused(ProofCheck.REPLAY, "a new jti", "one that was used before");
      case UNKNOWN -> new ProofVerdict.Undecided();
    };
  }

  /** Two keys may choose the same {@code jti}; one key may not. */
  private static String name(Proof proof) {
    return Digests.sha256(proof.keyThumbprint() + " " + proof.claim("jti").orElseThrow());
  }

  private Optional<String> nonceToRenew(Proof proof, long now) {
    return policy
        .nonces()
        .map(nonces -> nonces.at(now))
        .filter(nonce -> !proof.claim("nonce").equals(Optional.of(nonce)));
  }
}
