package dev.licet.identity.user;

import dev.licet.identity.password.CommonPasswords;
import dev.licet.identity.password.Passwords;
import dev.licet.identity.shared.Email;
import dev.licet.identity.shared.FieldChecks;
import dev.licet.identity.shared.FieldProblem;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a user must be like. Problems bear the names of the Management API's members. */
final class UserRules {
  private static final int LONGEST_NAME = 300;
  private static final int LONGEST_PICTURE = 2_000;
  private static final int LONGEST_METADATA = 65_536;
  private static final int SHORTEST_PASSWORD = 8;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.+@-]{1,64}");
  private static final Pattern PICTURE = Pattern.compile("https?://[\\x21-\\x7E&&[^\"'<>\\\\]]+");
  private static final List<Pattern> KINDS =
      Stream.of("[a-z]", "[A-Z]", "[0-9]", "[^A-Za-z0-9]").map(Pattern::compile).toList();

  private UserRules() {}

  static List<FieldProblem> check(NewUser wanted) {
    var checks = new FieldChecks();
    settings(checks, wanted.settings());
    checks.require(
        wanted.id().map(id -> ID.matcher(id).matches()).orElse(true),
        "user_id",
        "An id has 1 to 64 letters, digits and the signs _ . + @ -");
    if (wanted.password().isPresent()
        && wanted.password().get() instanceof NewPassword.Plain(var text)) {
      password(checks, text, wanted.settings().email());
    }
    return checks.problems();
  }

  static List<FieldProblem> check(UserSettings settings) {
    var checks = new FieldChecks();
    settings(checks, settings);
    return checks.problems();
  }

  static List<FieldProblem> checkPassword(String password, String email) {
    var checks = new FieldChecks();
    password(checks, password, email);
    return checks.problems();
  }

  private static void settings(FieldChecks checks, UserSettings settings) {
    checks
        .require(
            Email.isAddress(settings.email()) && FieldChecks.isLine(settings.email()),
            "email",
            "Enter an e-mail address, such as alice@example.com")
        .line("name", settings.name(), LONGEST_NAME)
        .line("nickname", settings.nickname(), LONGEST_NAME)
        .line("given_name", settings.givenName(), LONGEST_NAME)
        .line("family_name", settings.familyName(), LONGEST_NAME)
        .line("picture", settings.picture(), LONGEST_PICTURE)
        .require(
            settings.picture().isEmpty() || PICTURE.matcher(settings.picture()).matches(),
            "picture",
            "A picture is a URL that begins with https://");
    metadata(checks, "user_metadata", settings.userMetadata());
    metadata(checks, "app_metadata", settings.appMetadata());
  }

  private static void metadata(FieldChecks checks, String field, Metadata metadata) {
    checks.require(
        metadata.json().length() <= LONGEST_METADATA,
        field,
        "Metadata may have at most %d characters as JSON".formatted(LONGEST_METADATA));
  }

  /** What Auth0 calls good: eight characters of three kinds; and none that is guessed at once. */
  private static void password(FieldChecks checks, String password, String email) {
    checks
        .require(
            password.length() <= Passwords.LONGEST,
            "password",
            "A password has at most %d characters".formatted(Passwords.LONGEST))
        .require(
            password.length() >= SHORTEST_PASSWORD,
            "password",
            "A password has at least %d characters".formatted(SHORTEST_PASSWORD))
        .require(
            KINDS.stream().filter(kind -> kind.matcher(password).find()).count() >= 3,
            "password",
            "A password has three of these four: small letters, capitals, digits, signs")
        .require(
            !CommonPasswords.contains(password)
                && !password.toLowerCase(Locale.ROOT).strip().equals(email),
            "password",
            "This password is among the first that anybody would guess");
  }
}
