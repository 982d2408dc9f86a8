package dev.licet.identity.logout;

import dev.licet.identity.session.BrowserSession;
import java.util.Optional;

/**
 * What an application asks for, looked at already.
 *
 * @param sessionId the session that it means, where it says
 * @param userId whose session it means, where it has proved to know
 * @param next where to go on to
 */
record LogoutRequest(
    LogoutParameters parameters,
    Optional<String> clientId,
    Optional<String> sessionId,
    Optional<String> userId,
    Optional<String> next) {
  /** Whether it knows the session of this browser: no other site could guess that. */
  boolean means(BrowserSession session) {
    return sessionId.filter(session.id()::equals).isPresent()
        || userId.filter(session.userId()::equals).isPresent();
  }
}
