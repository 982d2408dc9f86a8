package dev.licet.identity.bulk;

import static dev.licet.identity.management.body.Shape.flag;
import static dev.licet.identity.management.body.Shape.json;
import static dev.licet.identity.management.body.Shape.line;
import static dev.licet.identity.management.body.Shape.name;
import static dev.licet.identity.management.body.Shape.object;

import dev.licet.identity.management.ManagementRefused;
import dev.licet.identity.management.body.ObjectShape;
import dev.licet.identity.password.PasswordHash;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.user.ImportedUser;
import dev.licet.identity.user.Metadata;
import dev.licet.identity.user.UserSettings;
import dev.licet.identity.user.UserSettings.Profile;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a line says about a user: in Auth0's import schema, or as Auth0's support exports password
 * hashes. What this server cannot keep is refused and never dropped; what is only ever shown (when
 * somebody signed in last) is left.
 */
final class ImportBody {
  /** Of an export, and not anybody's to set. */
  private static final List<String> SHOWN =
      List.of(
          "created_at",
          "updated_at",
          "identities",
          "last_login",
          "last_ip",
          "last_password_reset",
          "logins_count",
          "tenant",
          "connection",
          "password_set_date",
          "identifiers",
          "alt_id",
          "version",
          "_tmp_is_unique");

  private static final ObjectShape SHAPE =
      object()
          .must("email", name(254))
          .may("email_verified", flag())
          .may("user_id", name(100))
          .may("username", name(128))
          .may("given_name", line(300).orNull())
          .may("family_name", line(300).orNull())
          .may("name", line(300).orNull())
          .may("nickname", line(300).orNull())
          .may("picture", line(2_000).orNull())
          .may("blocked", flag())
          .may("password_hash", name(1_000))
          .may("custom_password_hash", CustomHash.SHAPE)
          .may("user_metadata", json().orNull())
          .may("app_metadata", json().orNull());

  private ImportBody() {}

  static Outcome<ImportedUser> read(ObjectNode object) {
    var said = renamed(object);
    try {
      SHAPE.check(said, "");
    } catch (ManagementRefused refused) {
      return Outcome.invalid("", String.valueOf(refused.getMessage()));
    }
    return hash(said).map(hash -> user(said, hash));
  }

  /** The names of the export of hashes as those of the import schema. */
  private static ObjectNode renamed(ObjectNode object) {
    var said = object.deepCopy();
    Optional.ofNullable(said.remove("_id"))
        .flatMap(id -> Optional.ofNullable(id.get("$oid")))
        .ifPresent(id -> said.set("user_id", id));
    Optional.ofNullable(said.remove("passwordHash"))
        .ifPresent(hash -> said.set("password_hash", hash));
    said.remove(SHOWN);
    return said;
  }

  private static Outcome<Optional<PasswordHash>> hash(ObjectNode said) {
    var text = find(said, "password_hash").map(JsonNode::stringValue);
    var custom = find(said, "custom_password_hash");
    if (text.isPresent() && custom.isPresent()) {
      return Outcome.invalid(
          "password_hash", "Either password_hash or custom_password_hash, not both");
    }
    return custom
        .map(CustomHash::text)
        .or(() -> text.map(Outcome::done))
        .map(hash -> hash.then(PasswordHash::imported).map(Optional::of))
        .orElseGet(() -> Outcome.done(Optional.empty()));
  }

  private static ImportedUser user(ObjectNode said, Optional<PasswordHash> hash) {
    var id = find(said, "user_id").map(JsonNode::stringValue);
    return new ImportedUser(
        said.get("email").stringValue(),
        id.map(text -> text.startsWith("auth0|") ? text.substring(6) : text),
        before -> over(said, before),
        hash);
  }

  private static UserSettings over(ObjectNode said, UserSettings before) {
    return before
        .withUsername(text(said, "username", before.username()))
        .withEmailVerified(isOn(said, "email_verified", before.emailVerified()))
        .withBlocked(isOn(said, "blocked", before.blocked()))
        .withProfile(profile(said, before.profile()))
        .withMetadata(
            metadata(said, "user_metadata", before.userMetadata()),
            metadata(said, "app_metadata", before.appMetadata()));
  }

  private static Profile profile(ObjectNode said, Profile before) {
    return new Profile(
        text(said, "name", before.name()),
        text(said, "nickname", before.nickname()),
        text(said, "given_name", before.givenName()),
        text(said, "family_name", before.familyName()),
        text(said, "picture", before.picture()));
  }

  private static String text(ObjectNode said, String member, String before) {
    return find(said, member).map(JsonNode::stringValue).orElse(before);
  }

  private static boolean isOn(ObjectNode said, String member, boolean before) {
    return find(said, member).map(JsonNode::booleanValue).orElse(before);
  }

  private static Metadata metadata(ObjectNode said, String member, Metadata before) {
    return find(said, member).map(before::merge).orElse(before);
  }

  private static Optional<JsonNode> find(ObjectNode said, String member) {
    return Optional.ofNullable(said.get(member)).filter(value -> !value.isNull());
  }
}
