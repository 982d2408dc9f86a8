package dev.licet.identity.issuing;

import dev.licet.identity.settings.TenantSettings;
import dev.licet.identity.user.User;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * What an application learns about a user, by the scope that was granted: the same in an ID token
 * and at {@code /userinfo}. What a user has no place for stands in {@code user_metadata}, under the
 * claim's name. A scope may also name a single claim, which is Auth0's way.
 *
 * @see <a href="https://openid.net/specs/openid-connect-core-1_0.html#ScopeClaims">OpenID Connect
 *     Core, 5.4</a>
 */
@Component
public class UserClaims {
  /** A string where the standard has a number: Auth0's way, which its SDKs expect. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final List<String> FURTHER_PROFILE =
      List.of("middle_name", "profile", "website", "gender", "birthdate", "zoneinfo", "locale");

  private static final List<String> ADDRESS =
      List.of("formatted", "street_address", "locality", "region", "postal_code", "country");

  private final TenantSettings settings;

  UserClaims(TenantSettings settings) {
    this.settings = settings;
  }

  /** The claims besides {@code sub}. */
  public Map<String, Object> of(User user, Collection<String> scope) {
    var claims = new Asked(scope, new LinkedHashMap<>());
    var further = user.settings().userMetadata().members();
    addProfile(user, further, claims);
    claims.add("profile", "updated_at", time(user.updatedAt()));
    addContact(user, further, claims);
    claims.add("", "created_at", TIME.format(user.createdAt()));
    return claims.claims();
  }

  /** OpenID Connect Core, 5.1: a number of seconds. */
  private Object time(Instant at) {
    return settings.followsStandards() ? at.getEpochSecond() : TIME.format(at);
  }

  private static void addProfile(User user, JsonNode further, Asked claims) {
    var profile = user.settings().profile();
    claims.add("profile", "given_name", profile.givenName());
    claims.add("profile", "family_name", profile.familyName());
    claims.add("profile", "nickname", profile.nickname());
    claims.add("profile", "name", profile.name());
    claims.add("profile", "picture", profile.picture());
    claims.add("profile", "preferred_username", user.settings().username());
    FURTHER_PROFILE.forEach(name -> claims.add("profile", name, text(further, name)));
  }

  private static void addContact(User user, JsonNode further, Asked claims) {
    claims.add("email", "email", user.email());
    if (!user.email().isEmpty()) {
      claims.add("email", "email_verified", user.settings().emailVerified());
    }
    var phone = text(further, "phone_number");
    claims.add("phone", "phone_number", phone);
    if (!phone.isEmpty()) {
      claims.add("phone", "phone_number_verified", false); // nobody has called it
    }
    claims.add("address", "address", address(further.path("address")));
  }

  private static Map<String, Object> address(JsonNode said) {
    var members = new LinkedHashMap<String, Object>();
    for (var name : ADDRESS) {
      if (!text(said, name).isEmpty()) {
        members.put(name, text(said, name));
      }
    }
    return members;
  }

  private static String text(JsonNode object, String name) {
    return object.path(name).asString("");
  }

  private record Asked(Collection<String> scope, Map<String, Object> claims) {
    /** Adds what is there, where the scope names it or the group that it belongs to. */
    void add(String group, String name, Object value) {
      var asked = scope.contains(group) || (OpenIdScopes.isOne(name) && scope.contains(name));
      if (asked && !value.equals("") && !value.equals(Map.of())) {
        claims.put(name, value);
      }
    }
  }
}
