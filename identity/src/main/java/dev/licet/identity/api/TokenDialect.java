package dev.licet.identity.api;

import java.util.Locale;
import java.util.Optional;

/**
 * The shape of an API's access tokens: Auth0's own or that of RFC 9068, each with or without the
 * {@code permissions} claim.
 */
public enum TokenDialect {
  ACCESS_TOKEN(false, false),
  ACCESS_TOKEN_AUTHZ(false, true),
  RFC9068_PROFILE(true, false),
  RFC9068_PROFILE_AUTHZ(true, true);

  private final boolean rfc9068;
  private final boolean permissions;

  TokenDialect(boolean rfc9068, boolean permissions) {
    this.rfc9068 = rfc9068;
    this.permissions = permissions;
  }

  /** The dialect of that name on the wire, such as {@code access_token_authz}. */
  public static Optional<TokenDialect> ofWireName(String name) {
    for (var dialect : values()) {
      if (dialect.wireName().equals(name)) {
        return Optional.of(dialect);
      }
    }
    return Optional.empty();
  }

  /** The dialect of these two properties. */
  public static TokenDialect of(boolean rfc9068, boolean permissions) {
    if (rfc9068) {
      return permissions ? RFC9068_PROFILE_AUTHZ : RFC9068_PROFILE;
    }
    return permissions ? ACCESS_TOKEN_AUTHZ : ACCESS_TOKEN;
  }

  /** The name in tenant files and in the Management API. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether tokens follow RFC 9068 ({@code typ} is {@code at+jwt}, {@code client_id}, …). */
  public boolean isRfc9068() {
    return rfc9068;
  }

  /** Whether tokens carry the {@code permissions} claim. */
  public boolean hasPermissions() {
    return permissions;
  }
}
