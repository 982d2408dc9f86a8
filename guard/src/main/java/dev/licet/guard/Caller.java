package dev.licet.guard;

import dev.licet.guard.token.VerifiedToken;
import java.util.Optional;
import java.util.Set;

/** Who calls, and with what rights: what a verified access token says, ready to use. */
public final class Caller {
  private final VerifiedToken token;

  Caller(VerifiedToken token) {
    this.token = token;
  }

  /**
   * The token's {@code sub}: the user, or for an application by itself {@code CLIENT_ID@clients}.
   */
  public String subject() {
    return token.subject();
  }

  /**
   * The application that asked for the token: {@code azp}, {@code client_id} (RFC 9068), Okta's
   * {@code cid} or {@code appid} of Entra ID's version 1.
   */
  public Optional<String> clientId() {
    return token.clientId();
  }

  /**
   * What the caller may do: {@code scope} and {@code permissions} together, or what stands in the
   * claims that {@link Guard.Builder#permissionClaims} names.
   */
  public Set<String> permissions() {
    return token.permissions();
  }

  /**
   * Whether the caller holds this permission, or one that stands for it where {@link
   * Guard.Builder#honouringWildcards} was called.
   */
  public boolean has(String permission) {
    return token.permits(permission);
  }

  /** The caller's roles; none unless {@link Guard.Builder#rolesFrom} says where they stand. */
  public Set<String> roles() {
    return token.roles();
  }

  /** Whether the caller has this role. */
  public boolean hasRole(String role) {
    return token.roles().contains(role);
  }

  /**
   * Whether an application calls for itself, with no user behind it: its {@code sub} is its own
   * client id (RFC 9068 section 2.2), or the token says so in the way of its provider. A route for
   * users must not take such a caller for one, whatever its name looks like.
   */
  public boolean isApplication() {
    return token.isOfApplication();
  }

  /** The token itself, for its other claims. */
  public VerifiedToken token() {
    return token;
  }
}
