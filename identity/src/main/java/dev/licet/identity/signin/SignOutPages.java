package dev.licet.identity.signin;

import dev.licet.identity.login.LoginPages;
import dev.licet.identity.session.BrowserSessions;
import dev.licet.identity.user.Users;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The page that asks whether to sign out: no link of another site does it unasked. */
@LoginPages
@RequestMapping("/u/logout")
class SignOutPages {
  private final BrowserSessions sessions;
  private final Users users;

  SignOutPages(BrowserSessions sessions, Users users) {
    this.sessions = sessions;
    this.users = users;
  }

  @GetMapping
  ModelAndView ask(HttpServletRequest request) {
    return sessions
        .current(request)
        .flatMap(session -> users.byId(session.userId()))
        .map(user -> new ModelAndView("signin/signout", Map.of("email", user.email())))
        .orElseGet(SignOutPages::done);
  }

  @PostMapping
  ModelAndView signOut(HttpServletRequest request, HttpServletResponse response) {
    sessions.signOut(request, response);
    return done();
  }

  private static ModelAndView done() {
    return new ModelAndView("login/done", Map.of("name", "signed-out"));
  }
}
