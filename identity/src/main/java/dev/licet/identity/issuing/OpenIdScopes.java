package dev.licet.identity.issuing;

import java.util.List;

/**
 * The names in a scope that OpenID Connect or Auth0 give a meaning: no API has a permission of such
 * a name, and no role decides about them.
 */
public final class OpenIdScopes {
  public static final String OPENID = "openid";

  /** Asks for a refresh token (OpenID Connect Core, 11). */
  public static final String OFFLINE_ACCESS = "offline_access";

  /** All of them, as discovery names them. */
  public static final List<String> ALL =
      List.of(
          OPENID,
          "profile",
          OFFLINE_ACCESS,
          "name",
          "given_name",
          "family_name",
          "nickname",
          "email",
          "email_verified",
          "picture",
          "created_at",
          "identities",
          "phone",
          "address");

  private OpenIdScopes() {}

  /** Whether it is one of them. */
  public static boolean isOne(String name) {
    return ALL.contains(name);
  }
}
