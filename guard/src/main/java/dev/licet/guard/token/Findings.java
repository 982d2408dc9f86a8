package dev.licet.guard.token;

import dev.licet.guard.keys.KeySet;
import dev.licet.guard.keys.SignatureAlgorithm;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What each check of a token expects and finds, be it passed or failed. */
final class Findings {
  private final TokenPolicy policy;
  private final ClaimChecks claims;

  /** Made once: whoever sends a heap of tokens that nobody accepts is to cost little. */
  private final String acceptedAlgorithms;

  Findings(TokenPolicy policy, ClaimChecks claims) {
    this.policy = policy;
    this.claims = claims;
    this.acceptedAlgorithms = named(policy.algorithms().stream());
  }

  static Finding form(String found) {
    return new Finding(Check.FORM, "a signed JWT in three parts", found);
  }

  Finding algorithm(Jwt jwt) {
    return algorithm(acceptedAlgorithms, jwt);
  }

  /** What all of these accept, of whom none accepts the token's. */
  static Finding algorithm(Collection<JwtVerifier> verifiers, Jwt jwt) {
    return algorithm(named(verifiers.stream().flatMap(v -> v.policy().algorithms().stream())), jwt);
  }

  private static String named(Stream<SignatureAlgorithm> algorithms) {
    return algorithms.map(Enum::name).distinct().sorted().collect(Collectors.joining(" or "));
  }

  private static Finding algorithm(String accepted, Jwt jwt) {
    return new Finding(Check.ALGORITHM, "alg " + accepted, "alg " + jwt.algorithm());
  }

  /** Of several issuers none is the token's. */
  static Finding issuer(Collection<String> trusted, Jwt jwt) {
    String expected =
        trusted.isEmpty()
            ? "an issuer; none is trusted"
            : "iss '" + String.join("' or '", trusted) + "'";
    return new Finding(Check.ISSUER, expected, ClaimChecks.shown(jwt, "iss"));
  }

  Finding keys(String found) {
    return new Finding(Check.KEYS, "keys of " + policy.issuer(), found);
  }

  static Finding key(Jwt jwt, KeySet set) {
    return new Finding(
        Check.KEY,
        "the kid of a key for " + jwt.algorithm() + ", one of " + set.keyIds(),
        jwt.keyId().map(kid -> "kid " + kid).orElse("no kid"));
  }

  static Finding signature(String found) {
    return new Finding(Check.SIGNATURE, "the signature of that key", found);
  }

  /** Every check that this token passed before it came to this one, in order. */
  List<Finding> passedBefore(Check end, Jwt jwt, KeySet set) {
    List<Finding> passed = new ArrayList<>();
    for (Check check : Check.values()) {
      if (check.compareTo(Check.FORM) >= 0 && check.compareTo(end) < 0) {
        passed.add(passed(check, jwt, set));
      }
    }
    return passed;
  }

  private Finding passed(Check check, Jwt jwt, KeySet set) {
    return switch (check) {
      case FORM -> form("one");
      case ALGORITHM -> algorithm(jwt);
      case KEYS -> keys(set.keyIds().size() + " keys");
      case KEY -> key(jwt, set);
      case SIGNATURE -> signature("that");
      default -> claims.finding(check, jwt);
    };
  }
}
