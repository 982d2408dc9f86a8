package dev.licet.identity.authorize;

import dev.licet.identity.authorize.request.AuthorizationRequests;
import dev.licet.identity.authorize.request.Reading;
import dev.licet.identity.login.Languages;
import dev.licet.identity.login.LoginHeaders;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Lets nobody onto a page that asks something but the browser in which the request came. */
@Component
class PendingTurns {
  private final PendingAuthorizations pending;
  private final AuthorizationRequests requests;
  private final Languages languages;

  PendingTurns(PendingAuthorizations pending, AuthorizationRequests requests, Languages languages) {
    this.pending = pending;
    this.requests = requests;
    this.languages = languages;
  }

  Turn enter(String state, HttpServletRequest request, HttpServletResponse response) {
    var kept =
        pending
            .find(state, request)
            .or(() -> pending.findAgain(state, request))
            .orElseThrow(AuthorizationFlow::over);
    if (!(requests.read(kept.parameters()) instanceof Reading.Accepted(var wanted))) {
      throw AuthorizationFlow.over();
    }
    languages.prefer(wanted.words("ui_locales"), request);
    LoginHeaders.allowAnswerAt(wanted.replyTo().redirectUri(), response);
    return new Turn(wanted, Optional.of(kept), request, response);
  }

  /** Notes that the user has agreed. */
  void agree(String state, HttpServletRequest request) {
    pending.consent(state, request);
  }
}
