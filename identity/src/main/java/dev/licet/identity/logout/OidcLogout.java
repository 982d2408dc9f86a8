package dev.licet.identity.logout;

import dev.licet.identity.dashboard.SeeOther;
import dev.licet.identity.login.Languages;
import dev.licet.identity.login.LoginPages;
import dev.licet.identity.session.BrowserSessions;
import dev.licet.identity.settings.TenantSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * {@code /oidc/logout}. Who names the session or its user by an ID token signs out at once; anybody
 * else makes the user be asked.
 *
 * @see <a href="https://openid.net/specs/openid-connect-rpinitiated-1_0.html#RPLogout">RP-Initiated
 *     Logout, 2</a>
 */
@LoginPages
@RequestMapping(OidcLogout.PATH)
class OidcLogout {
  static final String PATH = "/oidc/logout";

  private final LogoutRequests requests;
  private final BrowserSessions sessions;
  private final TenantSettings settings;
  private final Languages languages;

  OidcLogout(
      LogoutRequests requests,
      BrowserSessions sessions,
      TenantSettings settings,
      Languages languages) {
    this.requests = requests;
    this.sessions = sessions;
    this.settings = settings;
    this.languages = languages;
  }

  @GetMapping
  ModelAndView signOut(HttpServletRequest request, HttpServletResponse response) {
    var parameters = read(request);
    return requests
        .read(parameters)
        .map(wanted -> signOut(wanted, request, response))
        .orElseGet(() -> SeeOther.to(LogoutPages.PATH));
  }

  /**
   * Of a form that another site sends, browsers leave the session's cookie out. So what the form
   * says is looked at, and the browser asks again by GET: with the session's id in the place of the
   * token, which has no business in an address.
   */
  @PostMapping
  ModelAndView again(HttpServletRequest request) {
    var parameters = read(request);
    return requests
        .read(parameters)
        .map(wanted -> LogoutLinks.to(PATH, wanted))
        .orElseGet(() -> SeeOther.to(LogoutPages.PATH));
  }

  private LogoutParameters read(HttpServletRequest request) {
    var parameters = LogoutParameters.of(request);
    languages.prefer(parameters.locales(), request);
    return parameters;
  }

  private ModelAndView signOut(
      LogoutRequest wanted, HttpServletRequest request, HttpServletResponse response) {
    var session = sessions.current(request);
    if (session.isPresent() && !wanted.means(session.get()) && settings.asksBeforeSigningOut()) {
      return LogoutLinks.to(LogoutPages.PATH, wanted);
    }
    sessions.signOut(request, response);
    return LogoutPages.gone(wanted.next());
  }
}
