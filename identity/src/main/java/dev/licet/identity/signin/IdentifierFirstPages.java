package dev.licet.identity.signin;

import dev.licet.identity.dashboard.SeeOther;
import dev.licet.identity.login.LoginPages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Sign-in on two pages: who, then the password. Between them nobody looks whether there is such an
 * account, so that the second page says nothing about it.
 */
@LoginPages
@RequestMapping(UserSignInPages.PATH)
class IdentifierFirstPages {
  private static final String IDENTIFIER = "/identifier";
  private static final String PASSWORD = "/password";

  /** As long as an e-mail address can be. */
  private static final int LONGEST = 254;

  private final Visits visits;
  private final PendingSignIns pending;
  private final SignInTries tries;
  private final SignUp signUp;

  IdentifierFirstPages(Visits visits, PendingSignIns pending, SignInTries tries, SignUp signUp) {
    this.visits = visits;
    this.pending = pending;
    this.tries = tries;
    this.signUp = signUp;
  }

  /** The page to begin with: the second one, where the application has said who. */
  static ModelAndView start(Visit visit) {
    return to(visit.wanted().loginHint().isEmpty() ? IDENTIFIER : PASSWORD, visit.state());
  }

  /** The first page. */
  static ModelAndView identifier(Visit visit) {
    return to(IDENTIFIER, visit.state());
  }

  @GetMapping(IDENTIFIER)
  ModelAndView who(
      @RequestParam(defaultValue = "") String state,
      HttpServletRequest request,
      HttpServletResponse response) {
    var visit = visits.enter(state, request, response);
    return page("signin/identifier", HttpStatus.OK, visit, "");
  }

  @PostMapping(IDENTIFIER)
  ModelAndView identify(
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String email,
      HttpServletRequest request,
      HttpServletResponse response) {
    var visit = visits.enter(state, request, response);
    var said = email.strip();
    if (said.isEmpty() || said.length() > LONGEST) {
      return page(
          "signin/identifier", HttpStatus.UNPROCESSABLE_CONTENT, visit, "signin.email-missing");
    }
    pending.hint(visit, said, request);
    return to(PASSWORD, state);
  }

  @GetMapping(PASSWORD)
  ModelAndView password(
      @RequestParam(defaultValue = "") String state,
      HttpServletRequest request,
      HttpServletResponse response) {
    var visit = visits.enter(state, request, response);
    return visit.wanted().loginHint().isEmpty()
        ? identifier(visit)
        : page("signin/password", HttpStatus.OK, visit, "");
  }

  @PostMapping(PASSWORD)
  ModelAndView signIn(
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String password,
      HttpServletRequest request,
      HttpServletResponse response) {
    var visit = visits.enter(state, request, response);
    return tries.attempt(
        visit,
        visit.wanted().loginHint(),
        password,
        request,
        response,
        (status, problem) -> page("signin/password", status, visit, problem));
  }

  private ModelAndView page(String name, HttpStatus status, Visit visit, String problem) {
    var database = signUp.database(visit.wanted().connection());
    return visit
        .page(name, status)
        .addObject("email", visit.wanted().loginHint())
        .addObject("problem", problem)
        .addObject("database", database);
  }

  private static ModelAndView to(String page, String state) {
    return SeeOther.to(UserSignInPages.PATH + page + "?state={state}", state);
  }
}
