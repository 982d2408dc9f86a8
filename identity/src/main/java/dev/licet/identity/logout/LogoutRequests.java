package dev.licet.identity.logout;

import dev.licet.identity.issuing.IdTokenHint;
import dev.licet.identity.issuing.IdTokenHints;
import dev.licet.identity.login.LoginRefused;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Makes sure that what an application asks for fits together, before anything is done. */
@Component
class LogoutRequests {
  private final IdTokenHints hints;
  private final LogoutUrls urls;

  LogoutRequests(IdTokenHints hints, LogoutUrls urls) {
    this.hints = hints;
    this.urls = urls;
  }

  /**
   * The request; empty if its hint is no ID token of ours, so that nothing it says can be relied
   * on.
   *
   * @throws LoginRefused if two of its parameters contradict each other, or one leads astray
   */
  Optional<LogoutRequest> read(LogoutParameters parameters) {
    var sent = parameters.find(LogoutParameters.HINT);
    var hint = sent.flatMap(hints::read);
    return sent.isPresent() && hint.isEmpty()
        ? Optional.empty()
        : Optional.of(request(parameters, hint));
  }

  private LogoutRequest request(LogoutParameters parameters, Optional<IdTokenHint> hint) {
    var client = agreed(hint.map(IdTokenHint::clientId), parameters, LogoutParameters.CLIENT);
    var session =
        agreed(hint.flatMap(IdTokenHint::sessionId), parameters, LogoutParameters.SESSION);
    return new LogoutRequest(
        parameters, client, session, hint.map(IdTokenHint::userId), next(client, parameters));
  }

  /** Where the browser goes on to, the application's {@code state} included. */
  Optional<String> next(Optional<String> clientId, LogoutParameters parameters) {
    return parameters
        .find(LogoutParameters.REDIRECT)
        .map(address -> urls.check(clientId, address))
        .map(address -> LogoutUrls.withState(address, parameters.find(LogoutParameters.STATE)));
  }

  private static Optional<String> agreed(
      Optional<String> hinted, LogoutParameters parameters, String name) {
    var said = parameters.find(name);
    if (hinted.isPresent() && said.isPresent() && !hinted.equals(said)) {
      throw new LoginRefused(HttpStatus.BAD_REQUEST, "logout");
    }
    return hinted.or(() -> said);
  }
}
