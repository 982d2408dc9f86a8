package dev.licet.guard.dpop;

import dev.licet.guard.dpop.ProofCall.BoundToken;
import dev.licet.guard.internal.Digests;
import dev.licet.guard.internal.TargetUrl;
import dev.licet.guard.keys.SignatureAlgorithm;
import dev.licet.guard.keys.VerificationKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The checks of one well-formed proof for one call, in their order. */
final class ProofChecks {
  private static final List<ProofCheck> ORDER =
      List.of(
          ProofCheck.TYPE,
          ProofCheck.ALGORITHM,
          ProofCheck.KEY,
          ProofCheck.SIGNATURE,
          ProofCheck.METHOD,
          ProofCheck.URL,
          ProofCheck.NONCE,
          ProofCheck.TIME,
          ProofCheck.TOKEN,
          ProofCheck.BINDING);

  private final ProofPolicy policy;
  private final Proof proof;
  private final ProofCall call;
  private final long now;
  private final Optional<SignatureAlgorithm> algorithm;
  private Optional<VerificationKey> key = Optional.empty();
  private String wrongWithKey = "no jwk that is an object";

  ProofChecks(ProofPolicy policy, Proof proof, ProofCall call, long now) {
    this.policy = policy;
    this.proof = proof;
    this.call = call;
    this.now = now;
    this.algorithm = proof.algorithm().flatMap(policy::accepted);
  }

  Optional<ProofCheck> firstFailed() {
    for (ProofCheck check : ORDER) {
      if (!passes(check)) {
        return Optional.of(check);
      }
    }
    return Optional.empty();
  }

  private boolean passes(ProofCheck check) {
    return switch (check) {
      case TYPE -> proof.type().filter("dpop+jwt"::equalsIgnoreCase).isPresent();
      case ALGORITHM -> algorithm.isPresent();
      case KEY -> readKey();
      case SIGNATURE ->
          key.orElseThrow()
              .verifies(algorithm.orElseThrow(), proof.signedOctets(), proof.signature());
      case METHOD -> call.method().equals(proof.claim("htm"));
      case URL -> expectedUrl().isPresent() && expectedUrl().equals(claimedUrl());
      case NONCE -> policy.nonces().isEmpty() || holdsFreshNonce(policy.nonces().get());
      case TIME -> policy.isTimely(proof.issuedAt().orElseThrow(), now);
      case TOKEN -> call.bound().map(this::isForToken).orElse(true);
      case BINDING -> call.bound().map(this::isByKey).orElse(true);
      default -> throw new IllegalArgumentException(check + " is not a check of a read proof");
    };
  }

  private boolean isForToken(BoundToken bound) {
    return isSame(proof.claim("ath"), Digests.sha256(bound.token()));
  }

  private boolean isByKey(BoundToken bound) {
    return Digests.sameText(proof.keyThumbprint(), bound.keyThumbprint());
  }

  /** The rules for keys are those of a provider's key set. */
  private boolean readKey() {
    try {
      key = proof.jwk().map(VerificationKey::parse);
    } catch (IllegalArgumentException e) {
      wrongWithKey = String.valueOf(e.getMessage());
    }
    return key.isPresent();
  }

  private Optional<TargetUrl> expectedUrl() {
    return call.url().flatMap(TargetUrl::of);
  }

  private Optional<TargetUrl> claimedUrl() {
    return proof.claim("htu").flatMap(TargetUrl::of);
  }

  private boolean holdsFreshNonce(Nonces nonces) {
    return proof.claim("nonce").filter(nonce -> nonces.isFresh(nonce, now)).isPresent();
  }

  private static boolean isSame(Optional<String> claim, String expected) {
    return claim.filter(text -> Digests.sameText(text, expected)).isPresent();
  }

  String expected(ProofCheck check) {
    return switch (check) {
      case TYPE -> "typ dpop+jwt";
      case ALGORITHM ->
          policy.algorithms().stream()
              .map(Enum::name)
              .collect(Collectors.joining(" or ", "alg ", ""));
      case KEY -> "jwk with a public key";
      case SIGNATURE -> "the signature of the key in jwk";
      case METHOD -> "htm " + call.method().orElse("of the call, which is not known");
      case URL ->
          expectedUrl()
              .map(url -> "htu with the origin " + url.origin() + " and the path of the call")
              .orElse("htu of the call, which cannot be told");
      case NONCE -> "a nonce that this API handed out a short time ago";
      case TIME ->
          "iat within " + policy.lifetimeMillis() / 1000 + " s before now, give or take 60 s";
      case TOKEN -> "ath with the hash of the access token";
      default -> "the key whose thumbprint is cnf.jkt of the access token";
    };
  }

  String found(ProofCheck check) {
    return switch (check) {
      case TYPE -> "typ " + proof.type().orElse("missing");
      case ALGORITHM -> "alg " + proof.algorithm().orElse("missing");
      case KEY -> wrongWithKey;
      case METHOD -> "htm " + proof.claim("htm").orElse("");
      case URL -> foundUrl();
      case NONCE -> proof.claim("nonce").isPresent() ? "another" : "none";
      case TIME -> "iat " + (proof.issuedAt().orElseThrow() - now) / 1000 + " s from now";
      case TOKEN -> proof.claim("ath").isPresent() ? "another" : "none";
      default -> "another";
    };
  }

  /** No path, as there may be secrets in one, and what is found may stand in logs. */
  private String foundUrl() {
    Optional<String> origin = claimedUrl().map(TargetUrl::origin);
    if (origin.isEmpty()) {
      return "htu that is no http URL without query and fragment";
    }
    return origin.equals(expectedUrl().map(TargetUrl::origin))
        ? "htu with another path"
        : "htu with the origin " + origin.get();
  }
}
