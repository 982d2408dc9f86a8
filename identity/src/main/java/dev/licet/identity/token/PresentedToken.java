package dev.licet.identity.token;

import dev.licet.guard.token.Confirmation;
import dev.licet.identity.api.Api;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An access token of this server that somebody presents to have it exchanged; verified.
 *
 * @param api that it is for
 * @param clientId of the application that it was issued to
 * @param subject a user's id, or the application's where it calls for itself
 * @param act who acts for the user with it, and who did before; empty for nobody
 * @param confirmation what it is bound to
 */
record PresentedToken(
    Api api,
    String clientId,
    String subject,
    boolean isOfApplication,
    List<String> scope,
    Map<String, Object> act,
    Optional<Confirmation> confirmation,
    Optional<Instant> authenticatedAt,
    Instant issuedAt,
    Instant expiresAt) {
  PresentedToken {
    scope = List.copyOf(scope);
    act = Collections.unmodifiableMap(new LinkedHashMap<>(act));
  }

  /** Through how many hands it has gone. */
  int hands() {
    int hands = 0;
    Object next = act;
    while (next instanceof Map<?, ?> actor && !actor.isEmpty()) {
      hands++;
      next = actor.get("act");
    }
    return hands;
  }
}
