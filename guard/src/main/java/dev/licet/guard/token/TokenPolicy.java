package dev.licet.guard.token;

import dev.licet.guard.keys.SignatureAlgorithm;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What an API asks of a token.
 *
 * @param issuer what {@code iss} must be, to the letter
 * @param audiences what {@code aud} must name, at least one of them, to the letter
 * @param algorithms what {@code alg} may be
 * @param expiryLeeway how long after {@code exp} a token still passes
 * @param shape where a token says what its holder may do
 */
public record TokenPolicy(
    String issuer,
    Set<String> audiences,
    Set<SignatureAlgorithm> algorithms,
    Duration expiryLeeway,
    ClaimShape shape) {
  /**
   * Keeps sets of its own; an empty one would be a check that means nothing, so there is none.
   *
   * @throws IllegalArgumentException if the issuer is blank, or a set is empty
   */
  public TokenPolicy {
    audiences = Set.copyOf(audiences);
    algorithms = Set.copyOf(algorithms);
    if (issuer.isBlank() || audiences.isEmpty() || algorithms.isEmpty()) {
      throw new IllegalArgumentException("a policy needs an issuer, an audience and an algorithm");
    }
  }

  /** With the usual shape of claims. */
  public TokenPolicy(
      String issuer,
      Set<String> audiences,
      Set<SignatureAlgorithm> algorithms,
      Duration expiryLeeway) {
    this(issuer, audiences, algorithms, expiryLeeway, ClaimShape.USUAL);
  }

  /** The algorithm of this name, if it is one of those accepted. */
  Optional<SignatureAlgorithm> accepted(String algorithm) {
    return SignatureAlgorithm.named(algorithm).filter(algorithms::contains);
  }
}
