package dev.licet.identity.logout;

import dev.licet.identity.application.Applications;
import dev.licet.identity.dashboard.SeeOther;
import dev.licet.identity.login.Languages;
import dev.licet.identity.login.LoginHeaders;
import dev.licet.identity.login.LoginPages;
import dev.licet.identity.login.PageOwner;
import dev.licet.identity.session.BrowserSessions;
import dev.licet.identity.user.User;
import dev.licet.identity.user.Users;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The page that asks whether to sign out: no link of another site does it unasked. */
@LoginPages
@RequestMapping(LogoutPages.PATH)
class LogoutPages {
  static final String PATH = "/u/logout";

  /** What the form carries on, to be looked at again. */
  private static final List<String> CARRIED =
      List.of(
          LogoutParameters.CLIENT,
          LogoutParameters.REDIRECT,
          LogoutParameters.STATE,
          LogoutParameters.LOCALES);

  private final LogoutRequests requests;
  private final Applications applications;
  private final BrowserSessions sessions;
  private final Users users;
  private final Languages languages;

  LogoutPages(
      LogoutRequests requests,
      Applications applications,
      BrowserSessions sessions,
      Users users,
      Languages languages) {
    this.requests = requests;
    this.applications = applications;
    this.sessions = sessions;
    this.users = users;
    this.languages = languages;
  }

  @GetMapping
  ModelAndView ask(HttpServletRequest request, HttpServletResponse response) {
    var parameters = read(request);
    var next = next(parameters);
    next.ifPresent(address -> LoginHeaders.allowAnswerAt(address, response));
    return sessions
        .current(request)
        .flatMap(session -> users.byId(session.userId()))
        .map(user -> page(user, parameters))
        .orElseGet(() -> gone(next));
  }

  @PostMapping
  ModelAndView signOut(HttpServletRequest request, HttpServletResponse response) {
    var here = sessions.current(request);
    if (here.filter(now -> PageOwner.isAnother(request, now.userId())).isPresent()) {
      return ask(request, response);
    }
    var next = next(read(request));
    sessions.signOut(request, response);
    return gone(next);
  }

  /** To the application, or to a page that says that the user is signed out. */
  static ModelAndView gone(Optional<String> next) {
    return next.map(SeeOther::exactly)
        .orElseGet(() -> new ModelAndView("login/done", Map.of("name", "signed-out")));
  }

  private LogoutParameters read(HttpServletRequest request) {
    var parameters = LogoutParameters.of(request);
    languages.prefer(parameters.locales(), request);
    return parameters;
  }

  private Optional<String> next(LogoutParameters parameters) {
    return requests.next(parameters.find(LogoutParameters.CLIENT), parameters);
  }

  private ModelAndView page(User user, LogoutParameters parameters) {
    var client = parameters.find(LogoutParameters.CLIENT).orElse("");
    return new ModelAndView(
        "logout/ask",
        Map.of(
            "clientName", applications.shownName(client),
            "email", user.email(),
            "owner", PageOwner.mark(user.id()),
            "carried", CARRIED.stream().filter(name -> parameters.find(name).isPresent()).toList(),
            "values", parameters.values()));
  }
}
