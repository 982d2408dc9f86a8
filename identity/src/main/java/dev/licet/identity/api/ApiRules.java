package dev.licet.identity.api;

import dev.licet.identity.shared.FieldChecks;
import dev.licet.identity.shared.FieldProblem;
import dev.licet.identity.shared.Issuer;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What an API must be like. Problems bear the names of the Management API's members. */
@Component
final class ApiRules {
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_IDENTIFIER = 600;
  private static final int LONGEST_LIFETIME = 2_592_000;

  private final Issuer issuer;

  ApiRules(Issuer issuer) {
    this.issuer = issuer;
  }

  /** Whether a text could be an identifier at all. */
  static boolean isIdentifier(String text) {
    return !text.isEmpty()
        && text.length() <= LONGEST_IDENTIFIER
        && text.codePoints().allMatch(ApiRules::isVisible);
  }

  /** The identifier of the one API that is the server's own. */
  String managementIdentifier() {
    return issuer.url() + "api/v2/";
  }

  List<FieldProblem> check(NewApi wanted) {
    var checks = new FieldChecks();
    identifier(checks, wanted.identifier());
    checks.require(
        !reserved().contains(wanted.identifier()),
        "identifier",
        "%s is reserved for this server itself".formatted(wanted.identifier()));
    common(checks, wanted);
    return checks.problems();
  }

  List<FieldProblem> checkManagement(NewApi wanted) {
    var checks = new FieldChecks();
    checks.require(
        wanted.identifier().equals(managementIdentifier()),
        "identifier",
        "The Management API's identifier is %s".formatted(managementIdentifier()));
    checks.require(
        wanted.signingAlgorithm() == SigningAlgorithm.RS256,
        "signing_alg",
        "The Management API's tokens are signed with RS256, not with " + wanted.signingAlgorithm());
    common(checks, wanted);
    return checks.problems();
  }

  List<FieldProblem> check(ApiSettings settings) {
    var checks = new FieldChecks();
    settings(checks, settings);
    return checks.problems();
  }

  private Set<String> reserved() {
    return Set.of(issuer.url() + "userinfo", issuer.url() + "mfa/", managementIdentifier());
  }

  private static void common(FieldChecks checks, NewApi wanted) {
    settings(checks, wanted.settings());
    PermissionRules.checkAll(checks, wanted.permissions());
  }

  private static void identifier(FieldChecks checks, String identifier) {
    checks
        .require(!identifier.isBlank(), "identifier", "Give it an identifier, such as a URL")
        .require(
            identifier.length() <= LONGEST_IDENTIFIER,
            "identifier",
            "An identifier may have at most %d characters, not %d"
                .formatted(LONGEST_IDENTIFIER, identifier.length()))
        .require(
            isIdentifier(identifier),
            "identifier",
            "An identifier cannot contain spaces or invisible characters");
  }

  private static void settings(FieldChecks checks, ApiSettings settings) {
    checks.name("name", settings.name(), LONGEST_NAME);
    lifetime(checks, "token_lifetime", settings.tokenLifetime());
    lifetime(checks, "token_lifetime_for_web", settings.tokenLifetimeForWeb());
    checks.require(
        settings.tokenLifetime() < 1 || settings.tokenLifetimeForWeb() <= settings.tokenLifetime(),
        "token_lifetime_for_web",
        "The lifetime for browser flows cannot be longer than the maximum lifetime, %d seconds"
            .formatted(settings.tokenLifetime()));
  }

  private static void lifetime(FieldChecks checks, String field, int seconds) {
    checks.require(
        seconds >= 1 && seconds <= LONGEST_LIFETIME,
        field,
        "A lifetime is 1 to %d seconds (30 days), not %d".formatted(LONGEST_LIFETIME, seconds));
  }

  private static boolean isVisible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
