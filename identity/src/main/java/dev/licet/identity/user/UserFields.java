package dev.licet.identity.user;

import dev.licet.identity.management.search.Condition;
import dev.licet.identity.management.search.SearchField.Kind;
import dev.licet.identity.management.search.SearchFields;
import dev.licet.identity.shared.Email;
import java.util.Map;

/** What users are searched and sorted by. */
final class UserFields {
  private static final String OF_IDENTITIES =
      "exists (select 1 from user_identities i where i.user_id = u.id and %s)";

  /**
   * What follows the {@code @}: trimmed of all other characters that are in it, the e-mail ends
   * there. Both databases have words for that only.
   */
  private static final String DOMAIN =
      "substr(u.email, length(rtrim(u.email, replace(u.email, '@', ''))) + 1)";

  /** What is searched by, and where {@link UserSearchTable} finds it. */
  static final SearchFields SEARCHED =
      SearchFields.none()
          .with("user_id", Kind.TEXT, "u.id")
          .with("email", Kind.LOWER, "u.email")
          .with("email.raw", Kind.LOWER, "u.email")
          .with("email.domain", Kind.LOWER, DOMAIN)
          .with("connection", Kind.TEXT, "u.connection")
          .with("username", Kind.LOWER, "u.username")
          .with("email_verified", Kind.FLAG, "u.email_verified")
          .with("name", Kind.FOLDED, "u.name")
          .with("name.raw", Kind.TEXT, "u.name")
          .with("nickname", Kind.FOLDED, "u.nickname")
          .with("nickname.raw", Kind.TEXT, "u.nickname")
          .with("given_name", Kind.FOLDED, "u.given_name")
          .with("given_name.raw", Kind.TEXT, "u.given_name")
          .with("family_name", Kind.FOLDED, "u.family_name")
          .with("family_name.raw", Kind.TEXT, "u.family_name")
          .with("picture", Kind.TEXT, "u.picture")
          .with("blocked", Kind.FLAG, "u.blocked")
          .with("created_at", Kind.TIME, "u.created_at")
          .with("updated_at", Kind.TIME, "u.updated_at")
          .with("user_metadata", Kind.JSON, "u.user_metadata")
          .with("app_metadata", Kind.JSON, "u.app_metadata")
          .within(OF_IDENTITIES, "identities.connection", Kind.TEXT, "i.connection")
          .within(OF_IDENTITIES, "identities.provider", Kind.TEXT, "i.provider")
          .within(OF_IDENTITIES, "identities.user_id", Kind.TEXT, "i.identity_id")
          .within(OF_IDENTITIES, "identities.isSocial", Kind.FLAG, "i.is_social");

  /** What lists can be sorted by, and the columns; each has an index. */
  static final Map<String, String> SORTS =
      Map.of(
          "user_id", "u.id",
          "email", "u.email",
          "name", "u.name",
          "created_at", "u.created_at",
          "updated_at", "u.updated_at");

  private UserFields() {}

  static Condition ofConnection(String name) {
    return SEARCHED.same("connection", name);
  }

  static Condition emailStarts(String start) {
    var begin = Email.normalised(start);
    return begin.isEmpty() ? Condition.everything() : SEARCHED.startsWith("email", begin);
  }
}
