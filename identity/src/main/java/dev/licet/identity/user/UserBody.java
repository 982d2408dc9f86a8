package dev.licet.identity.user;

import static dev.licet.identity.management.body.Shape.email;
import static dev.licet.identity.management.body.Shape.flag;
import static dev.licet.identity.management.body.Shape.json;
import static dev.licet.identity.management.body.Shape.line;
import static dev.licet.identity.management.body.Shape.name;
import static dev.licet.identity.management.body.Shape.nothing;
import static dev.licet.identity.management.body.Shape.object;
import static dev.licet.identity.management.body.Shape.off;

import dev.licet.identity.management.ManagementError;
import dev.licet.identity.management.ManagementRefused;
import dev.licet.identity.management.body.ObjectShape;
import dev.licet.identity.management.body.Payload;
import dev.licet.identity.user.UserSettings.Profile;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

/** What callers of the Management API say about a user; what is left out stays as it is. */
record UserBody(Payload body) {
  private static final ObjectShape COMMON =
      object()
          .may("email_verified", flag())
          .may("verify_email", flag())
          .may("blocked", flag())
          .may("username", line(128))
          .may("name", line(300).orNull())
          .may("nickname", line(300).orNull())
          .may("given_name", line(300).orNull())
          .may("family_name", line(300).orNull())
          .may("picture", line(2_000).orNull())
          .may("phone_number", nothing())
          .may("phone_verified", off())
          .may("user_metadata", json().orNull())
          .may("app_metadata", json().orNull());

  /** What a new one may have. */
  static final ObjectShape NEW =
      object()
          .must("connection", name(128))
          .must("email", email())
          .must("password", name(1_000))
          .may("user_id", name(64))
          .and(COMMON);

  /** What may be changed. */
  static final ObjectShape CHANGES =
      object()
          .may("connection", name(128))
          .may("client_id", name(64))
          .may("email", email())
          .may("password", name(1_000))
          .may("verify_phone_number", off())
          .and(COMMON);

  NewUser wanted() {
    return new NewUser(
        body.text("connection"),
        over(UserSettings.of(body.text("email"))),
        body.findText("user_id"),
        body.findText("password").map(NewPassword.Plain::new));
  }

  /** A change that makes sense as a whole. */
  void check(User user) {
    if (!body.findText("connection").orElse(user.connection()).equals(user.connection())) {
      throw refused("inexistent_connection", "The connection does not exist.");
    }
    for (var member : List.of("email", "username")) {
      if (body.has(member) && body.has("password")) {
        throw new ManagementRefused(
            ManagementError.invalidBody(
                "Cannot update password and %s simultaneously".formatted(member)));
      }
    }
  }

  /** Whether the user is to be asked by mail whether the e-mail is theirs. */
  boolean verify() {
    return body.findFlag("verify_email").orElse(false);
  }

  /** The application because of which; empty where none is named. */
  String clientId() {
    return body.findText("client_id").orElse("");
  }

  Optional<NewPassword> password() {
    return body.findText("password").map(NewPassword.Plain::new);
  }

  /** The settings with what is said here instead of what was. */
  UserSettings over(UserSettings before) {
    var after = body.findText("email").map(before::withEmail).orElse(before);
    return after
        .withEmailVerified(body.findFlag("email_verified").orElse(after.emailVerified()))
        .withBlocked(body.findFlag("blocked").orElse(after.blocked()))
        .withProfile(profile(after.profile()))
        .withMetadata(
            metadata("user_metadata", after.userMetadata()),
            metadata("app_metadata", after.appMetadata()))
        .withUsername(body.findText("username").orElse(after.username()));
  }

  private Profile profile(Profile before) {
    return new Profile(
        text("name", before.name()),
        text("nickname", before.nickname()),
        text("given_name", before.givenName()),
        text("family_name", before.familyName()),
        text("picture", before.picture()));
  }

  private String text(String member, String before) {
    return body.clears(member) ? "" : body.findText(member).orElse(before);
  }

  /** An empty object takes all of it away, as {@code null} does. */
  private Metadata metadata(String member, Metadata before) {
    var said = body.find(member);
    return body.clears(member) || said.filter(JsonNode::isEmpty).isPresent()
        ? Metadata.NONE
        : said.map(before::merge).orElse(before);
  }

  private static ManagementRefused refused(String code, String message) {
    return new ManagementRefused(ManagementError.of(HttpStatus.BAD_REQUEST, code, message));
  }
}
