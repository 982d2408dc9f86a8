package dev.licet.guard.token;

import java.util.Optional;
import java.util.Set;

/** An access token that passed every check. Only this package can make one. */
public final class VerifiedToken {
  private final String subject;
  private final Optional<String> clientId;
  private final Set<String> permissions;

  VerifiedToken(String subject, Optional<String> clientId, Set<String> permissions) {
    this.subject = subject;
    this.clientId = clientId;
    this.permissions = permissions;
  }

  /** The {@code sub} claim. */
  public String subject() {
    return subject;
  }

  /** The {@code azp} claim, or {@code client_id}. */
  public Optional<String> clientId() {
    return clientId;
  }

  /** {@code scope} and {@code permissions} together. */
  public Set<String> permissions() {
    return permissions;
  }
}
