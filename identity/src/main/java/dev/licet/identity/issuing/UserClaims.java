package dev.licet.identity.issuing;

import dev.licet.identity.user.User;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What an application learns about a user, by the scope that was granted: the same in an ID token
 * and at {@code /userinfo}. What a user has no place for stands in {@code user_metadata}, under the
 * claim's name. A scope may also name a single claim, which is Auth0's way.
 *
 * @see <a href="https://openid.net/specs/openid-connect-core-1_0.html#ScopeClaims">OpenID Connect
 *     Core, 5.4</a>
 */
public final class UserClaims {
  /** A string where the standard has a number: Auth0's way, which its SDKs expect. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final List<String> FURTHER_PROFILE =
      List.of("middle_name", "profile", "website", "gender", "birthdate", "zoneinfo", "locale");

  private static final List<String> ADDRESS =
      List.of("formatted", "street_address", "locality", "region", "postal_code", "country");

  private final Collection<String> scope;
  private final Map<String, Object> claims = new LinkedHashMap<>();

  private UserClaims(Collection<String> scope) {
    this.scope = scope;
  }

  /** The claims besides {@code sub}. */
  public static Map<String, Object> of(User user, Collection<String> scope) {
    var claims = new UserClaims(scope);
    claims.addProfile(user);
    claims.addContact(user);
    claims.add("", "created_at", TIME.format(user.createdAt()));
    return claims.claims;
  }

  private void addProfile(User user) {
    var profile = user.settings().profile();
    add("profile", "given_name", profile.givenName());
    add("profile", "family_name", profile.familyName());
    add("profile", "nickname", profile.nickname());
    add("profile", "name", profile.name());
    add("profile", "picture", profile.picture());
    add("profile", "preferred_username", user.settings().username());
    add("profile", "updated_at", TIME.format(user.updatedAt()));
    var further = user.settings().userMetadata().members();
    FURTHER_PROFILE.forEach(name -> add("profile", name, text(further, name)));
  }

  private void addContact(User user) {
    var further = user.settings().userMetadata().members();
    add("email", "email", user.email());
    if (!user.email().isEmpty()) {
      add("email", "email_verified", user.settings().emailVerified());
    }
    add("phone", "phone_number", text(further, "phone_number"));
    add("address", "address", address(further.path("address")));
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

  /** Adds what is there, where the scope names it or the group that it belongs to. */
  private void add(String group, String name, Object value) {
    var asked = scope.contains(group) || (OpenIdScopes.isOne(name) && scope.contains(name));
    if (asked && !value.equals("") && !value.equals(Map.of())) {
      claims.put(name, value);
    }
  }

  private static String text(JsonNode object, String name) {
    return object.path(name).asString("");
  }
}
