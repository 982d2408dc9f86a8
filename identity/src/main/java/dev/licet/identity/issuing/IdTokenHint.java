package dev.licet.identity.issuing;

import java.time.Instant;
import java.util.Optional;

/**
 * Which sign-in an application means: that of an ID token which this server has signed.
 *
 * @param clientId for whom it was made
 * @param sessionId in which session, where it was in one
 * @param expiresAt until when it shows who somebody is; as a hint it may be older
 */
public record IdTokenHint(
    String clientId, String userId, Optional<String> sessionId, Instant expiresAt) {}
