package dev.licet.identity.issuing;

import java.util.Optional;

/**
 * Which sign-in an application means: that of an ID token which this server has signed.
 *
 * @param clientId for whom it was made
 * @param sessionId in which session, where it was in one
 */
public record IdTokenHint(String clientId, String userId, Optional<String> sessionId) {}
