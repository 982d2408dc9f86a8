package dev.licet.identity.logout;

import java.time.Instant;

/**
 * What an application is still to be told: that a session has ended.
 *
 * @param url where it wants to hear of it
 * @param attempts how often it was tried
 */
record LogoutNotice(
    String id,
    String clientId,
    String url,
    String userId,
    String sessionId,
    int attempts,
    Instant createdAt) {}
