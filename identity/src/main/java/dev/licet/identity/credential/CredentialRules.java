package dev.licet.identity.credential;

import dev.licet.identity.shared.FieldChecks;
import dev.licet.identity.shared.FieldProblem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a credential must be like. Problems bear the names of the Management API's members. */
final class CredentialRules {
  /** Each is tried where an assertion does not say which it is signed by. */
  static final int MOST = 10;

  private static final int LONGEST_NAME = 128;
  static final Pattern KID = Pattern.compile("[\\x21-\\x7E]{1,64}");

  private CredentialRules() {}

  static List<FieldProblem> check(NewCredential wanted, Instant now) {
    var checks = new FieldChecks();
    if (!wanted.name().isEmpty()) {
      checks.name("name", wanted.name(), LONGEST_NAME);
    }
    checks.require(
        KID.matcher(wanted.proof().kid()).matches(),
        "kid",
        "A kid is 1 to 64 visible ASCII characters");
    expiry(checks, wanted.expiresAt(), now);
    return checks.problems();
  }

  static List<FieldProblem> checkExpiry(Optional<Instant> expiresAt, Instant now) {
    var checks = new FieldChecks();
    expiry(checks, expiresAt, now);
    return checks.problems();
  }

  private static void expiry(FieldChecks checks, Optional<Instant> expiresAt, Instant now) {
    checks.require(
        expiresAt.isEmpty() || now.isBefore(expiresAt.get()),
        "expires_at",
        "This time has passed; to end a credential now, delete it");
  }
}
