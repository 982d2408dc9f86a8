package dev.licet.identity.issuing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a user has let an application have: what codes, device codes and refresh tokens stand for,
 * and what is looked at anew each time a token is issued.
 *
 * @param clientId of the application
 * @param userId of the user
 * @param audience the API's identifier; empty for a token that only {@code /userinfo} takes
 * @param scope what was granted, names of OpenID Connect and of the API
 * @param sessionId of the browser session in which it happened ({@code sid}); empty where there was
 *     none
 * @param authenticatedAt when the user last proved who they are ({@code auth_time})
 */
public record Authorization(
    String clientId,
    String userId,
    Optional<String> audience,
    List<String> scope,
    Optional<String> sessionId,
    Instant authenticatedAt) {
  public Authorization {
    scope = List.copyOf(scope);
  }

  /** The same, of no browser session. */
  public Authorization withoutSession() {
    return new Authorization(clientId, userId, audience, scope, Optional.empty(), authenticatedAt);
  }

  /** The same person's for these names at that API. */
  public Authorization at(String api, List<String> names) {
    return new Authorization(clientId, userId, Optional.of(api), names, sessionId, authenticatedAt);
  }

  /** The same for these names only. */
  public Authorization withScope(List<String> names) {
    return new Authorization(clientId, userId, audience, names, sessionId, authenticatedAt);
  }
}
