package dev.licet.identity.tenant;

import dev.licet.identity.password.PasswordHash;
import dev.licet.identity.role.ApiPermission;
import dev.licet.identity.user.NewPassword;
import dev.licet.identity.user.NewUser;
import dev.licet.identity.user.User;
import dev.licet.identity.user.UserSettings;
import dev.licet.identity.user.UserSettings.Profile;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/**
 * An item of {@code users}: what it does not state stays as it is.
 *
 * @param password as the user will type it
 * @param passwordHash as another system has kept it; counts for a user who is not there yet
 * @param roles names of roles
 */
record WantedUser(
    FileEntry entry,
    String email,
    Optional<NewPassword> password,
    Optional<PasswordHash> passwordHash,
    Optional<Boolean> emailVerified,
    Optional<List<FileValue>> roles,
    Optional<List<ApiPermission>> permissions,
    Optional<JsonNode> userMetadata,
    Optional<JsonNode> appMetadata) {
  private static final String PREFIX = "auth0|";

  static final Set<String> MEMBERS =
      Set.of(
          "email",
          "user_id",
          "name",
          "nickname",
          "given_name",
          "family_name",
          "picture",
          "blocked",
          "password",
          "password_hash",
          "email_verified",
          "roles",
          "permissions",
          "user_metadata",
          "app_metadata");

  static WantedUser read(FileEntry entry) {
    return new WantedUser(
        entry,
        entry.require("email").text(),
        entry.find("password").map(value -> new NewPassword.Plain(value.text())),
        entry.find("password_hash").map(value -> entry.done(PasswordHash.imported(value.text()))),
        entry.find("email_verified").map(FileValue::flag),
        entry.find("roles").map(FileValue::list),
        entry.find("permissions").map(WantedRole::permissions),
        entry.find("user_metadata").map(FileJson::object),
        entry.find("app_metadata").map(FileJson::object));
  }

  NewUser asNew() {
    var wanted = password.or(() -> passwordHash.map(NewPassword.Hashed::new));
    return new NewUser(over(UserSettings.of(email)), id(), wanted);
  }

  WantedUser withPassword(UnaryOperator<NewPassword> change) {
    return new WantedUser(
        entry,
        email,
        password.map(change),
        passwordHash,
        emailVerified,
        roles,
        permissions,
        userMetadata,
        appMetadata);
  }

  /** What tokens have as {@code sub} is given once, so a file that wants another one is wrong. */
  void checkId(User existing) {
    if (id().filter(id -> !existing.id().equals(PREFIX + id)).isPresent()) {
      throw entry.require("user_id").wrong("the id that the user has: " + existing.id());
    }
  }

  /** As Auth0 takes it, or as it shows it. */
  private Optional<String> id() {
    return text("user_id").map(id -> id.startsWith(PREFIX) ? id.substring(PREFIX.length()) : id);
  }

  /** The settings with what is stated here instead of what was; metadata are merged. */
  UserSettings over(UserSettings before) {
    var ofUser = before.userMetadata();
    var ofApplications = before.appMetadata();
    return before
        .withEmailVerified(emailVerified.orElse(before.emailVerified()))
        .withBlocked(entry.find("blocked").map(FileValue::flag).orElse(before.blocked()))
        .withProfile(profile(before.profile()))
        .withMetadata(
            userMetadata.map(ofUser::merge).orElse(ofUser),
            appMetadata.map(ofApplications::merge).orElse(ofApplications));
  }

  private Profile profile(Profile before) {
    return new Profile(
        text("name").orElse(before.name()),
        text("nickname").orElse(before.nickname()),
        text("given_name").orElse(before.givenName()),
        text("family_name").orElse(before.familyName()),
        text("picture").orElse(before.picture()));
  }

  private Optional<String> text(String member) {
    return entry.find(member).map(FileValue::text);
  }

  /** Without password and hash, so that neither gets into a log. */
  @Override
  public String toString() {
    return "WantedUser[" + email + "]";
  }
}
