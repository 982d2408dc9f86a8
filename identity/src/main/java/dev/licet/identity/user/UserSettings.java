package dev.licet.identity.user;

import dev.licet.identity.shared.Email;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What may be changed about a user. A text that is empty is not set.
 *
 * @param email normalised
 * @param userMetadata what the user may know and change, such as a colour
 * @param appMetadata what only applications may change, such as a plan
 * @param username what the user may sign in with beside the e-mail, in small letters
 */
public record UserSettings(
    String email,
    boolean emailVerified,
    String name,
    String nickname,
    String givenName,
    String familyName,
    String picture,
    boolean blocked,
    Metadata userMetadata,
    Metadata appMetadata,
    String username) {
  public UserSettings {
    email = Email.normalised(email);
    username = username.strip().toLowerCase(Locale.ROOT);
  }

  /** Of a user of whom only the e-mail is known: the name is the e-mail, the nickname its begin. */
  public static UserSettings of(String email) {
    var address = Email.normalised(email);
    return new UserSettings(
        address,
        false,
        address,
        address.split("@", 2)[0],
        "",
        "",
        "",
        false,
        Metadata.NONE,
        Metadata.NONE,
        "");
  }

  /** The same with another e-mail, of which nothing is verified yet. */
  public UserSettings withEmail(String other) {
    var same = email.equals(Email.normalised(other));
    return new UserSettings(
        other,
        same && emailVerified,
        name.equals(email) ? Email.normalised(other) : name,
        nickname,
        givenName,
        familyName,
        picture,
        blocked,
        userMetadata,
        appMetadata,
        username);
  }

  public UserSettings withEmailVerified(boolean verified) {
    return new UserSettings(
        email,
        verified,
        name,
        nickname,
        givenName,
        familyName,
        picture,
        blocked,
        userMetadata,
        appMetadata,
        username);
  }

  public UserSettings withBlocked(boolean wanted) {
    return new UserSettings(
        email,
        emailVerified,
        name,
        nickname,
        givenName,
        familyName,
        picture,
        wanted,
        userMetadata,
        appMetadata,
        username);
  }

  public UserSettings withMetadata(Metadata ofUser, Metadata ofApplications) {
    return new UserSettings(
        email,
        emailVerified,
        name,
        nickname,
        givenName,
        familyName,
        picture,
        blocked,
        ofUser,
        ofApplications,
        username);
  }

  public UserSettings withUsername(String other) {
    return new UserSettings(
        email,
        emailVerified,
        name,
        nickname,
        givenName,
        familyName,
        picture,
        blocked,
        userMetadata,
        appMetadata,
        other);
  }

  /** What the user is called, here and there: what a password should not be. */
  List<String> names() {
    var own = userMetadata.members();
    return Stream.of(
            email,
            username,
            name,
            nickname,
            givenName,
            familyName,
            own.path("name").asString(""),
            own.path("first").asString(""),
            own.path("last").asString(""))
        .filter(text -> !text.isBlank())
        .toList();
  }

  /** The same with other names and another picture. */
  public UserSettings withProfile(Profile profile) {
    return new UserSettings(
        email,
        emailVerified,
        profile.name(),
        profile.nickname(),
        profile.givenName(),
        profile.familyName(),
        profile.picture(),
        blocked,
        userMetadata,
        appMetadata,
        username);
  }

  public Profile profile() {
    return new Profile(name, nickname, givenName, familyName, picture);
  }

  /** What people see of a user. */
  public record Profile(
      String name, String nickname, String givenName, String familyName, String picture) {}
}
