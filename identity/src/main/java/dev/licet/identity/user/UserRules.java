package dev.licet.identity.user;

import dev.licet.identity.connection.Connection;
import dev.licet.identity.shared.Email;
import dev.licet.identity.shared.FieldChecks;
import dev.licet.identity.shared.FieldProblem;
import java.util.List;
import java.util.regex.Pattern;

/** What a user must be like. Problems bear the names of the Management API's members. */
final class UserRules {
  private static final int LONGEST_NAME = 300;
  private static final int LONGEST_PICTURE = 2_000;
  private static final int LONGEST_METADATA = 65_536;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.+@-]{1,64}");
  private static final Pattern PICTURE = Pattern.compile("https?://[\\x21-\\x7E&&[^\"'<>\\\\]]+");

  /** No at sign: it would be taken for an e-mail, perhaps somebody else's. */
  private static final Pattern USERNAME = Pattern.compile("[\\p{L}\\p{N}_+.!#$'^`~-]*");

  private UserRules() {}

  static List<FieldProblem> check(NewUser wanted) {
    var checks = new FieldChecks();
    settings(checks, wanted.settings());
    checks.require(
        wanted.id().map(id -> ID.matcher(id).matches()).orElse(true),
        "user_id",
        "An id has 1 to 64 letters, digits and the signs _ . + @ -");
    return checks.problems();
  }

  static List<FieldProblem> check(UserSettings settings) {
    var checks = new FieldChecks();
    settings(checks, settings);
    return checks.problems();
  }

  /** Whether the connection's users have user names at all, and what they are like there. */
  static List<FieldProblem> checkUsername(String username, Connection connection) {
    var length = connection.usernameLength();
    var checks = new FieldChecks();
    if (connection.requiresUsername()) {
      checks
          .require(
              !username.isEmpty(),
              "username",
              "missing username for %s connection with requires_username enabled"
                  .formatted(connection.name()))
          .require(
              username.length() >= length.least() && username.length() <= length.most(),
              "username",
              "A user name here has %d to %d characters".formatted(length.least(), length.most()))
          .require(
              USERNAME.matcher(username).matches(),
              "username",
              "A user name has letters, digits and the signs _ + - . ! # $ ' ^ ` ~");
    } else {
      checks.require(
          username.isEmpty(),
          "username",
          "Cannot set username for connection without requires_username");
    }
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
    checks
        .require(
            metadata.json().length() <= LONGEST_METADATA,
            field,
            "Metadata may have at most %d characters as JSON".formatted(LONGEST_METADATA))
        .require(
            metadata.isText(),
            field,
            "Metadata may hold neither U+0000 nor half of a surrogate pair");
  }
}
