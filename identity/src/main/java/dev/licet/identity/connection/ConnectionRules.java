package dev.licet.identity.connection;

import dev.licet.identity.shared.FieldChecks;
import dev.licet.identity.shared.FieldProblem;
import java.util.List;
import java.util.regex.Pattern;

/** What a connection must be like. Problems bear the names of the Management API's members. */
final class ConnectionRules {
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]{0,126}[A-Za-z0-9])?");

  private ConnectionRules() {}

  static List<FieldProblem> check(Connection connection) {
    var length = connection.usernameLength();
    return new FieldChecks()
        .require(
            NAME.matcher(connection.name()).matches(),
            "name",
            "A name has 1 to 128 letters and digits, and hyphens between them")
        .require(
            !connection.isDatabase() || length.least() <= length.most(),
            "options.validation.username.min",
            "The shortest user name cannot be longer than the longest")
        .problems();
  }
}
