package dev.licet.guard.token;

import dev.licet.guard.internal.Json;
import dev.licet.guard.internal.JsonWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The checks of what an issuer says of a token (RFC 7662 section 2.2), in their order. */
final class IntrospectionChecks {
  private static final long CLOCK_SKEW_MILLIS = 60_000;
  private static final Set<String> SCHEMES = Set.of("bearer", "dpop");

  /** How issuers name the kind of a token beside {@code token_type}, and what it must be. */
  private static final Set<String> ACCESS = Set.of("bearer", "dpop", "access", "access_token");

  private final TokenPolicy policy;
  private final Set<String> mayBeMissing;

  /**
   * The checks of this policy.
   *
   * @param mayBeMissing which of {@code iss}, {@code aud} and {@code sub} an answer may leave out;
   *     without {@code sub} it must say {@code client_id}
   */
  IntrospectionChecks(TokenPolicy policy, Set<String> mayBeMissing) {
    this.policy = policy;
    this.mayBeMissing = Set.copyOf(mayBeMissing);
  }

  /** The first check that fails. */
  Optional<Finding> firstFailed(Json.Members answer, long now) {
    if (!isActive(answer)) {
      return failed(Check.ACTIVE, "active true", answer, "active");
    }
    return kind(answer).or(() -> times(answer, now)).or(() -> parties(answer));
  }

  private static boolean isActive(Json.Members answer) {
    return answer.get("active").filter(new Json.Flag(true)::equals).isPresent();
  }

  private static Optional<Finding> kind(Json.Members answer) {
    if (!isOneOf(SCHEMES, answer, "token_type")) {
      return failed(Check.TYPE, "token_type Bearer or DPoP", answer, "token_type");
    }
    for (String claim : List.of("typ", "token_use")) {
      if (!isOneOf(ACCESS, answer, claim)) {
        return failed(Check.TYPE, "an access token", answer, claim);
      }
    }
    boolean bound = answer.text("token_type").filter("DPoP"::equalsIgnoreCase).isPresent();
    return bound && !answer.has("cnf")
        ? failed(Check.TYPE, "the key that a DPoP token is bound to", answer, "cnf")
        : Optional.empty();
  }

  private static boolean isOneOf(Set<String> values, Json.Members answer, String claim) {
    return !answer.has(claim)
        || answer.text(claim).filter(v -> values.contains(v.toLowerCase(Locale.ROOT))).isPresent();
  }

  private Optional<Finding> times(Json.Members answer, long now) {
    for (Check check : List.of(Check.NOT_BEFORE, Check.ISSUED_AT)) {
      String claim = check == Check.NOT_BEFORE ? "nbf" : "iat";
      OptionalLong time = time(answer, claim);
      if (answer.has(claim) && (time.isEmpty() || time.getAsLong() > now + CLOCK_SKEW_MILLIS)) {
        return failed(check, claim + ", if any, not in the future", answer, claim);
      }
    }
    OptionalLong end = time(answer, "exp");
    if (end.isEmpty()) {
      return failed(Check.EXPIRY_STATED, "exp as a number of seconds", answer, "exp");
    }
    return now < end.getAsLong() + policy.expiryLeeway().toMillis()
        ? Optional.empty()
        : failed(Check.EXPIRY, "exp in the future", answer, "exp");
  }

  private static OptionalLong time(Json.Members answer, String claim) {
    return answer.get(claim).map(NumericDate::millis).orElse(OptionalLong.empty());
  }

  private Optional<Finding> parties(Json.Members answer) {
    boolean anyAudience = isTolerablyMissing("aud", answer);
    List<String> named = new Claims(answer).texts("aud").orElse(List.of());
    if (!anyAudience && named.stream().noneMatch(policy.audiences()::contains)) {
      String audiences = String.join("' or '", policy.audiences());
      return failed(Check.AUDIENCE, "aud with '" + audiences + "'", answer, "aud");
    }
    boolean anyIssuer = isTolerablyMissing("iss", answer);
    if (!anyIssuer && answer.text("iss").filter(policy.issuer()::equals).isEmpty()) {
      return failed(Check.ISSUER, "iss '" + policy.issuer() + "'", answer, "iss");
    }
    String subject = isTolerablyMissing("sub", answer) ? "client_id" : "sub";
    return answer.text(subject).filter(sub -> !sub.isEmpty()).isPresent()
        ? Optional.empty()
        : failed(Check.SUBJECT, subject + " as a string", answer, subject);
  }

  private boolean isTolerablyMissing(String claim, Json.Members answer) {
    return mayBeMissing.contains(claim) && !answer.has(claim);
  }

  private static Optional<Finding> failed(
      Check check, String expected, Json.Members answer, String claim) {
    String found =
        answer.get(claim).map(JsonWriter::write).map(v -> claim + " " + v).orElse("no " + claim);
    return Optional.of(new Finding(check, expected, found));
  }
}
