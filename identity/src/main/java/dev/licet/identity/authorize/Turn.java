package dev.licet.identity.authorize;

import dev.licet.identity.authorize.request.AuthorizationRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/**
 * A request to be answered now.
 *
 * @param pending as it was kept while the user was asked something; empty where it has just come
 */
record Turn(
    AuthorizationRequest wanted,
    Optional<PendingAuthorization> pending,
    HttpServletRequest request,
    HttpServletResponse response) {
  /** Whether its form was sent before, and the application was answered a moment ago. */
  boolean isAgain() {
    return pending.filter(PendingAuthorization::answered).isPresent();
  }
}
