package dev.licet.identity.issuing;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * That an application acts for a user on the strength of another token, and by whose hands that
 * went before.
 *
 * @param act who acts now and, nested, who did before (RFC 8693, 4.1)
 * @param until when what it rests on ends
 * @param authenticatedAt when the user last proved who they are; empty where that is not known
 */
public record Delegation(
    Map<String, Object> act, Instant until, Optional<Instant> authenticatedAt) {
  public Delegation {
    act = Collections.unmodifiableMap(new LinkedHashMap<>(act));
  }
}
