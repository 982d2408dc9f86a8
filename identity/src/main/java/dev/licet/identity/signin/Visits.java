package dev.licet.identity.signin;

import dev.licet.identity.application.Application;
import dev.licet.identity.application.ApplicationLinks;
import dev.licet.identity.application.Applications;
import dev.licet.identity.login.Languages;
import dev.licet.identity.login.LoginHeaders;
import dev.licet.identity.login.LoginRefused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Lets nobody onto a page of a sign-in but the browser in which it was begun. */
@Component
class Visits {
  private final PendingSignIns pending;
  private final Applications applications;
  private final Languages languages;
  private final LoginRoutes routes;

  Visits(
      PendingSignIns pending, Applications applications, Languages languages, LoginRoutes routes) {
    this.pending = pending;
    this.applications = applications;
    this.languages = languages;
    this.routes = routes;
  }

  Visit enter(String state, HttpServletRequest request, HttpServletResponse response) {
    var wanted = pending.find(state, request).orElseThrow(() -> over(state, request));
    languages.prefer(wanted.uiLocales(), request);
    LoginHeaders.allowAnswerAt(wanted.redirectUri(), response);
    var links = links(wanted.clientId());
    LoginHeaders.allowLogo(links.logo(), response);
    return new Visit(state, wanted, links);
  }

  private ApplicationLinks links(String clientId) {
    return applications.byClientId(clientId).map(Application::links).orElse(ApplicationLinks.NONE);
  }

  /**
   * It took too long, is done, was begun in another browser, or never was. One that is under way is
   * led nowhere: a browser that keeps no cookies would come back at once, for ever.
   */
  private RuntimeException over(String state, HttpServletRequest request) {
    return pending
        .sentOn(state, request)
        .<RuntimeException>map(on -> on)
        .orElseGet(() -> refused(state));
  }

  private LoginRefused refused(String state) {
    var wayOn =
        pending.isUnderWay(state)
            ? Optional.<String>empty()
            : routes.of(PendingSignIns.clientId(state));
    return new LoginRefused(HttpStatus.BAD_REQUEST, "sign-in", wayOn);
  }
}
