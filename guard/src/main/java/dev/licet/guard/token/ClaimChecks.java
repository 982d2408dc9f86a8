package dev.licet.guard.token;

import dev.licet.guard.internal.Json;
import dev.licet.guard.internal.JsonWriter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The checks of a token whose signature is right, in their order. */
final class ClaimChecks {
  /** What other machines' clocks may differ from ours; {@code exp} has a leeway of its own. */
  private static final long CLOCK_SKEW_MILLIS = 60_000;

  private static final List<Check> ORDER =
      List.of(
          Check.TYPE,
          Check.NOT_BEFORE,
          Check.ISSUED_AT,
          Check.EXPIRY_STATED,
          Check.EXPIRY,
          Check.AUDIENCE,
          Check.ISSUER,
          Check.SUBJECT);

  private final TokenPolicy policy;

  ClaimChecks(TokenPolicy policy) {
    this.policy = policy;
  }

  /** The first check that fails. */
  Optional<Check> firstFailed(Jwt jwt, long now) {
    for (Check check : ORDER) {
      if (!passes(check, jwt, now)) {
        return Optional.of(check);
      }
    }
    return Optional.empty();
  }

  private boolean passes(Check check, Jwt jwt, long now) {
    return switch (check) {
      case TYPE -> TokenKind.otherKind(jwt).isEmpty();
      case NOT_BEFORE -> hasBegun(jwt, "nbf", now);
      case ISSUED_AT -> hasBegun(jwt, "iat", now);
      case EXPIRY_STATED -> time(jwt, "exp").isPresent();
      case EXPIRY -> now < validUntil(jwt);
      case AUDIENCE -> isMeantForUs(jwt);
      case ISSUER ->
          jwt.claims().byName().get("iss") instanceof Json.Text iss
              && iss.value().equals(policy.issuer());
      case SUBJECT ->
          jwt.claims().byName().get("sub") instanceof Json.Text sub && !sub.value().isEmpty();
      default -> throw new IllegalArgumentException(check + " is not a check of claims");
    };
  }

  private static boolean hasBegun(Jwt jwt, String claim, long now) {
    if (!jwt.claims().has(claim)) {
      return true;
    }
    OptionalLong time = time(jwt, claim);
    return time.isPresent() && time.getAsLong() <= now + CLOCK_SKEW_MILLIS;
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

  private static OptionalLong time(Jwt jwt, String claim) {
    Json value = jwt.claims().byName().get(claim);
    return value == null ? OptionalLong.empty() : NumericDate.millis(value);
  }

  /** From when on a token that passes now would pass. */
  long validFrom(Jwt jwt) {
    return Math.max(time(jwt, "nbf").orElse(0), time(jwt, "iat").orElse(0)) - CLOCK_SKEW_MILLIS;
  }

  /** Until when a token that passes now will pass. */
  long validUntil(Jwt jwt) {
    return time(jwt, "exp").orElseThrow() + policy.expiryLeeway().toMillis();
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
