package dev.licet.guard.token;

import dev.licet.guard.internal.Json;
import dev.licet.guard.internal.JsonWriter;
import java.util.List;
import java.util.Optional;

/** The checks of a token whose signature is right, in their order. */
final class ClaimChecks {
  /** What other machines' clocks may differ from ours; {@code exp} has a leeway of its own. */
  private static final long CLOCK_SKEW_MILLIS = 60_000;

  private final TokenPolicy policy;

  ClaimChecks(TokenPolicy policy) {
    this.policy = policy;
  }

  /** The first check that fails. */
  Optional<Check> firstFailed(Jwt jwt, TokenTimes times, long now) {
    if (TokenKind.otherKind(jwt).isPresent()) {
      return Optional.of(Check.TYPE);
    }
    Optional<Check> failed = firstFailed(times, now);
    return failed.isPresent() ? failed : firstFailedOfParties(jwt);
  }

  private Optional<Check> firstFailed(TokenTimes times, long now) {
    if (times.notBefore() > now + CLOCK_SKEW_MILLIS) {
      return Optional.of(Check.NOT_BEFORE);
    }
    if (times.issuedAt() > now + CLOCK_SKEW_MILLIS) {
      return Optional.of(Check.ISSUED_AT);
    }
    if (times.expiry().isEmpty()) {
      return Optional.of(Check.EXPIRY_STATED);
    }
    return now < validUntil(times) ? Optional.empty() : Optional.of(Check.EXPIRY);
  }

  private Optional<Check> firstFailedOfParties(Jwt jwt) {
    if (!isMeantForUs(jwt)) {
      return Optional.of(Check.AUDIENCE);
    }
    if (!(jwt.claims().byName().get("iss") instanceof Json.Text iss)
        || !iss.value().equals(policy.issuer())) {
      return Optional.of(Check.ISSUER);
    }
    return jwt.claims().byName().get("sub") instanceof Json.Text sub && !sub.value().isEmpty()
        ? Optional.empty()
        : Optional.of(Check.SUBJECT);
  }

  /** RFC 7519 section 4.1.3: one string, or an array of strings and of nothing else. */
  private boolean isMeantForUs(Jwt jwt) {
    Json aud = jwt.claims().byName().get("aud");
    if (aud instanceof Json.Sequence several) {
      return areMeantForUs(several.items());
    }
    return aud instanceof Json.Text one && policy.audiences().contains(one.value());
  }

  private boolean areMeantForUs(List<Json> named) {
    boolean ours = false;
    for (Json one : named) {
      if (!(one instanceof Json.Text text)) {
        return false;
      }
      ours |= policy.audiences().contains(text.value());
    }
    return ours;
  }

  /** From when on a token that passes now would pass. */
  static long validFrom(TokenTimes times) {
    return Math.max(times.notBefore(), times.issuedAt()) - CLOCK_SKEW_MILLIS;
  }

  /** Until when a token that passes now will pass. */
  long validUntil(TokenTimes times) {
    return times.expiry().orElseThrow() + policy.expiryLeeway().toMillis();
  }

  /** What this check expects and what it finds, whether it passes or not. */
  Finding finding(Check check, Jwt jwt) {
    return switch (check) {
      case TYPE -> new Finding(check, "an access token", kind(jwt));
      case NOT_BEFORE -> new Finding(check, "nbf, if any, not in the future", shown(jwt, "nbf"));
      case ISSUED_AT -> new Finding(check, "iat, if any, not in the future", shown(jwt, "iat"));
      case EXPIRY_STATED -> new Finding(check, "exp as a number of seconds", shown(jwt, "exp"));
      case EXPIRY -> new Finding(check, "exp in the future", shown(jwt, "exp"));
      case AUDIENCE -> new Finding(check, "aud with " + audiences(), shown(jwt, "aud"));
      case ISSUER -> new Finding(check, "iss '" + policy.issuer() + "'", shown(jwt, "iss"));
      case SUBJECT -> new Finding(check, "sub as a string", shown(jwt, "sub"));
      default -> throw new IllegalArgumentException(check + " is not a check of claims");
    };
  }

  private static String kind(Jwt jwt) {
    return TokenKind.otherKind(jwt).orElse("an access token");
  }

  private String audiences() {
    return "'" + String.join("' or '", policy.audiences()) + "'";
  }

  static String shown(Jwt jwt, String claim) {
    Optional<Json> value = jwt.claims().get(claim);
    return value.map(JsonWriter::write).map(v -> claim + " " + v).orElse("no " + claim);
  }
}
