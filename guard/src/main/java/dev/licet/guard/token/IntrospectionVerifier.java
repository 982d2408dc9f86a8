package dev.licet.guard.token;

import dev.licet.guard.internal.Json;
import dev.licet.guard.internal.JsonReader;
import dev.licet.guard.internal.Malformed;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Verifies access tokens that are no JWT, by asking their issuer (<a
 * href="https://www.rfc-editor.org/rfc/rfc7662">RFC 7662</a>). What it says is checked as strictly
 * as the claims of a JWT.
 */
public final class IntrospectionVerifier {
  /** Longer tokens are refused, and nobody is asked. */
  public static final int MAX_LENGTH = 4096;

  private final IntrospectionSource issuer;
  private final TokenPolicy policy;
  private final Clock clock;
  private final IntrospectionChecks checks;

  /**
   * A verifier that asks there, asks for that, and reads this clock.
   *
   * @param mayBeMissing which of {@code iss}, {@code aud} and {@code sub} an answer may leave out:
   *     who was asked counts as the issuer then, and {@code client_id} as the subject
   */
  public IntrospectionVerifier(
      IntrospectionSource issuer, TokenPolicy policy, Clock clock, Set<String> mayBeMissing) {
    this.issuer = issuer;
    this.policy = policy;
    this.clock = clock;
    this.checks = new IntrospectionChecks(policy, mayBeMissing);
  }

  /**
   * Whether this is no JWT, so that its issuer must be asked. A JWT has two dots, or four if it is
   * encrypted; it never goes this way, not even if it is malformed.
   */
  public static boolean isOpaque(String token) {
    long dots = token.chars().filter(c -> c == '.').count();
    return dots != 2 && dots != 4;
  }

  /** Judges a token. It waits for the issuer. */
  public Verdict verify(String token) {
    if (!isBearerToken(token)) {
      return new Verdict.Rejected(
          new Finding(Check.ACTIVE, "a token of RFC 6750 section 2.1", "another text"));
    }
    try {
      return judge(JsonReader.readObject(issuer.ask(token)));
    } catch (IOException e) {
      return unavailable(String.valueOf(e.getMessage()));
    } catch (Malformed e) {
      return unavailable("an answer that is " + e.whatIsWrong());
    }
  }

  /** The verdict where the issuer cannot be asked, so that nobody knows. */
  public static Verdict.Rejected unavailable(String why) {
    return new Verdict.Rejected(new Finding(Check.ISSUER_ASKED, "an answer of the issuer", why));
  }

  /** Whether this is a verdict on the token, or only says that there is none. */
  public static boolean isUnavailable(Verdict verdict) {
    return verdict instanceof Verdict.Rejected rejected
        && rejected.finding().check() == Check.ISSUER_ASKED;
  }

  /**
   * The record of each check that a token passed on the way to this verdict, in order; for tools
   * that explain a verdict.
   */
  public static List<Finding> passed(Verdict verdict) {
    Check end =
        verdict instanceof Verdict.Rejected rejected
            ? rejected.finding().check()
            : Check.PERMISSION;
    return Stream.of(Check.values())
        .filter(check -> check.isOfOpaque() && check.compareTo(end) < 0)
        .filter(check -> check != Check.CREDENTIALS && check.compareTo(Check.SUBJECT) <= 0)
        .map(check -> new Finding(check, check.question(), "so its issuer says"))
        .toList();
  }

  private Verdict judge(Json.Members answer) {
    Optional<Finding> failed = checks.firstFailed(answer, clock.millis());
    if (failed.isPresent()) {
      return new Verdict.Rejected(failed.get());
    }
    VerifiedToken token = VerifiedToken.vouchedFor(answer, policy);
    long until = token.expiresAt().toEpochMilli() + policy.expiryLeeway().toMillis();
    return new Verdict.Verified(token, new Term(clock.millis(), until, () -> true));
  }

  /** The grammar of RFC 6750 section 2.1. */
  private static boolean isBearerToken(String token) {
    int end = token.length();
    while (end > 0 && token.charAt(end - 1) == '=') {
      end--;
    }
    return end > 0
        && token.length() <= MAX_LENGTH
        && token.substring(0, end).chars().allMatch(IntrospectionVerifier::isAllowed);
  }

  private static boolean isAllowed(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "-._~+/".indexOf(c) >= 0;
  }
}
