package dev.licet.identity.tenant;

import dev.licet.identity.password.PasswordHash;
import dev.licet.identity.role.ApiPermission;
import dev.licet.identity.shared.Outcome.Done;
import dev.licet.identity.shared.Outcome.Invalid;
import dev.licet.identity.user.NewPassword;
import dev.licet.identity.user.NewUser;
import dev.licet.identity.user.UserSettings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    Optional<String> password,
    Optional<PasswordHash> passwordHash,
    Optional<Boolean> emailVerified,
    Optional<List<FileValue>> roles,
    Optional<List<ApiPermission>> permissions,
    Optional<JsonNode> userMetadata,
    Optional<JsonNode> appMetadata) {
  static final Set<String> MEMBERS =
      Set.of(
          "email",
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
        entry.find("password").map(FileValue::text),
        entry.find("password_hash").map(value -> hash(entry, value)),
        entry.find("email_verified").map(FileValue::flag),
        entry.find("roles").map(FileValue::list),
        entry.find("permissions").map(WantedRole::permissions),
        entry.find("user_metadata").map(FileJson::object),
        entry.find("app_metadata").map(FileJson::object));
  }

  NewUser asNew() {
    var wanted =
        password
            .<NewPassword>map(NewPassword.Plain::new)
            .or(() -> passwordHash.map(NewPassword.Hashed::new));
    return new NewUser(over(UserSettings.of(email)), Optional.empty(), wanted);
  }

  /** The settings with what is stated here instead of what was; metadata are merged. */
  UserSettings over(UserSettings before) {
    var ofUser = before.userMetadata();
    var ofApplications = before.appMetadata();
    return before
        .withEmailVerified(emailVerified.orElse(before.emailVerified()))
        .withMetadata(
            userMetadata.map(ofUser::merge).orElse(ofUser),
            appMetadata.map(ofApplications::merge).orElse(ofApplications));
  }

  private static PasswordHash hash(FileEntry entry, FileValue value) {
    return switch (PasswordHash.imported(value.text())) {
      case Done<PasswordHash>(var hash) -> hash;
      case Invalid<PasswordHash>(var problems) -> throw entry.refuse(problems.getFirst());
    };
  }

  /** Without password and hash, so that neither gets into a log. */
  @Override
  public String toString() {
    return "WantedUser[" + email + "]";
  }
}
