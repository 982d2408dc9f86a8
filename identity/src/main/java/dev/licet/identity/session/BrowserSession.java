package dev.licet.identity.session;

import dev.licet.identity.user.Metadata;
import java.time.Instant;
import java.util.List;

/**
 * A browser in which a user is signed in.
 *
 * @param id what tokens carry as {@code sid}: no secret, and the same for as long as it is the same
 *     user's session
 * @param authenticatedAt when the user last proved who they are ({@code auth_time})
 * @param methods by what they did so, as in RFC 8176: {@code pwd}
 * @param first from where it was begun
 * @param device from where the user last proved who they are
 * @param lastSeenAt to the minute
 * @param idleExpiresAt when it is over unless it is used before
 * @param expiresAt when it is over in any case
 * @param metadata what callers of the Management API keep with it
 */
public record BrowserSession(
    String id,
    String userId,
    Instant createdAt,
    Instant authenticatedAt,
    List<String> methods,
    Device first,
    Device device,
    Instant lastSeenAt,
    Instant idleExpiresAt,
    Instant expiresAt,
    Metadata metadata) {
  public BrowserSession {
    methods = List.copyOf(methods);
  }

  boolean isAlive(Instant now) {
    return expiresAt.isAfter(now) && idleExpiresAt.isAfter(now);
  }
}
