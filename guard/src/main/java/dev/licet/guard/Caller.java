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

  /** The application that asked for the token: {@code azp}, or {@code client_id} (RFC 9068). */
  public Optional<String> clientId() {
    return token.clientId();
  }

  /** What the caller may do: {@code scope} and {@code permissions} together. */
  public Set<String> permissions() {
    return token.permissions();
  }

  /** Whether the caller holds this permission. */
  public boolean has(String permission) {
    return token.permissions().contains(permission);
  }

  /**
   * Whether an application calls for itself, with no user behind it: its {@code sub} is its own
   * client id (RFC 9068 section 2.2), bare or as Auth0 writes it, {@code CLIENT_ID@clients}, or
   * {@code gty} says so. A route for users must not take such a caller for one, whatever its name
   * looks like.
   */
  public boolean isApplication() {
    return subject().endsWith("@clients")
        || clientId().filter(subject()::equals).isPresent()
        || token.claims().text("gty").filter("client-credentials"::equals).isPresent();
  }

  /** The token itself, for its other claims. */
  public VerifiedToken token() {
    return token;
  }
}
