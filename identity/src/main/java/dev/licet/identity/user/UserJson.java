package dev.licet.identity.user;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Users as the Management API shows them: never anything of a password but its age. */
public final class UserJson {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private UserJson() {}

  /** The members, by the Management API's names. */
  public static Map<String, Object> of(User user) {
    var settings = user.settings();
    var json = new LinkedHashMap<String, Object>();
    json.put("user_id", user.id());
    json.put("email", settings.email());
    json.put("email_verified", settings.emailVerified());
    putUnlessEmpty(json, "username", settings.username());
    putUnlessEmpty(json, "name", settings.name());
    putUnlessEmpty(json, "nickname", settings.nickname());
    putUnlessEmpty(json, "given_name", settings.givenName());
    putUnlessEmpty(json, "family_name", settings.familyName());
    putUnlessEmpty(json, "picture", settings.picture());
    json.put("identities", user.identities().stream().map(UserJson::identity).toList());
    putMetadata(json, "user_metadata", settings.userMetadata());
    putMetadata(json, "app_metadata", settings.appMetadata());
    if (settings.blocked()) {
      json.put("blocked", true);
    }
    json.put("created_at", TIME.format(user.createdAt()));
    json.put("updated_at", TIME.format(user.updatedAt()));
    user.passwordChangedAt()
        .filter(changed -> changed.isAfter(user.createdAt()))
        .ifPresent(changed -> json.put("last_password_reset", TIME.format(changed)));
    return json;
  }

  /** The same with what is known of their sign-ins. */
  static Map<String, Object> of(User user, Optional<UserLogin> login) {
    var json = of(user);
    login.ifPresent(one -> {
      json.put("last_ip", one.address());
      json.put("last_login", TIME.format(one.last()));
      json.put("logins_count", one.count());
    });
    return json;
  }

  static Map<String, Object> identity(UserIdentity identity) {
    var json = new LinkedHashMap<String, Object>();
    json.put("connection", identity.connection());
    json.put("user_id", identity.id());
    json.put("provider", identity.provider());
    json.put("isSocial", identity.social());
    identity.profile().ifPresent(profile -> json.put("profileData", profile(profile)));
    return json;
  }

  private static Map<String, Object> profile(UserSettings settings) {
    var json = new LinkedHashMap<String, Object>();
    json.put("email", settings.email());
    json.put("email_verified", settings.emailVerified());
    putUnlessEmpty(json, "username", settings.username());
    putUnlessEmpty(json, "name", settings.name());
    putUnlessEmpty(json, "nickname", settings.nickname());
    putUnlessEmpty(json, "given_name", settings.givenName());
    putUnlessEmpty(json, "family_name", settings.familyName());
    putUnlessEmpty(json, "picture", settings.picture());
    return json;
  }

  private static void putUnlessEmpty(Map<String, Object> json, String name, String text) {
    if (!text.isEmpty()) {
      json.put(name, text);
    }
  }

  private static void putMetadata(Map<String, Object> json, String name, Metadata metadata) {
    if (!metadata.equals(Metadata.NONE)) {
      json.put(name, metadata.members());
    }
  }
}
