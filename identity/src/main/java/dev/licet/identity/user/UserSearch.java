package dev.licet.identity.user;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a search for users asks for, out of Auth0's query language as much as is understood here.
 *
 * @param exact whether that is the whole e-mail, not only its begin
 */
record UserSearch(String email, boolean exact) {
  private static final Pattern FORM =
      Pattern.compile(
          "\\s*email(?:\\.raw)?:\\s*(?:\"(?<quoted>[^\"*\\\\]{1,254})\"|(?<bare>[^\\s\"*?()\\\\]{1,254})(?<more>\\*?))\\s*");

  /** Reads a query; empty if it is another one. */
  static Optional<UserSearch> parse(String query) {
    var form = FORM.matcher(query);
    if (!form.matches()) {
      return Optional.empty();
    }
    return Optional.ofNullable(form.group("quoted"))
        .map(email -> new UserSearch(email, true))
        .or(() ->
            Optional.of(
                new UserSearch(String.valueOf(form.group("bare")), "".equals(form.group("more")))));
  }
}
