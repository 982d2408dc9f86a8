package dev.licet.identity.signin;

import dev.licet.identity.dashboard.SeeOther;
import dev.licet.identity.login.LoginPages;
import dev.licet.identity.password.PasswordsBusy;
import dev.licet.identity.session.BrowserSessions;
import dev.licet.identity.session.Browsers;
import dev.licet.identity.signin.PasswordSignIn.Reason;
import dev.licet.identity.signin.PasswordSignIn.Refused;
import dev.licet.identity.signin.PasswordSignIn.Right;
import dev.licet.identity.user.User;
import dev.licet.identity.user.Users;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page where a user signs in to go on to an application. */
@LoginPages
@RequestMapping(UserSignInPages.PATH)
class UserSignInPages {
  static final String PATH = "/u/login";

  private final Visits visits;
  private final PasswordSignIn passwords;
  private final SignInEnd signInEnd;
  private final SignUp signUp;
  private final BrowserSessions sessions;
  private final Browsers browsers;
  private final Users users;

  UserSignInPages(
      Visits visits,
      PasswordSignIn passwords,
      SignInEnd signInEnd,
      SignUp signUp,
      BrowserSessions sessions,
      Browsers browsers,
      Users users) {
    this.visits = visits;
    this.passwords = passwords;
    this.signInEnd = signInEnd;
    this.signUp = signUp;
    this.sessions = sessions;
    this.browsers = browsers;
    this.users = users;
  }

  @GetMapping
  ModelAndView form(
      @RequestParam(defaultValue = "") String state,
      HttpServletRequest request,
      HttpServletResponse response) {
    var visit = visits.enter(state, request, response);
    var here = here(request);
    return here.isPresent() && visit.wanted().prompt().contains("select_account")
        ? new ModelAndView("signin/choose", Map.of("visit", visit, "email", here.get().email()))
        : page(HttpStatus.OK, visit, visit.wanted().loginHint(), "");
  }

  /** Another account than the one that is signed in here. */
  @GetMapping("/other")
  ModelAndView other(
      @RequestParam(defaultValue = "") String state,
      HttpServletRequest request,
      HttpServletResponse response) {
    return page(HttpStatus.OK, visits.enter(state, request, response), "", "");
  }

  @PostMapping
  ModelAndView signIn(
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "") String password,
      HttpServletRequest request,
      HttpServletResponse response) {
    var visit = visits.enter(state, request, response);
    try {
      return switch (passwords.attempt(attempt(visit, email, password, request))) {
        case Right(var user) -> enter(visit, user, request, response);
        case Refused(var reason) -> page(status(reason), visit, email, problem(reason));
      };
    } catch (PasswordsBusy e) {
      response.setHeader(HttpHeaders.RETRY_AFTER, Integer.toString(PasswordsBusy.RETRY_AFTER));
      return page(HttpStatus.TOO_MANY_REQUESTS, visit, email, "signin.busy");
    }
  }

  /** Goes on as who is signed in here already. */
  @PostMapping("/continue")
  ModelAndView goOn(
      @RequestParam(defaultValue = "") String state,
      HttpServletRequest request,
      HttpServletResponse response) {
    var visit = visits.enter(state, request, response);
    if (here(request).isEmpty() || !visit.wanted().prompt().contains("select_account")) {
      return page(HttpStatus.OK, visit, visit.wanted().loginHint(), "");
    }
    return signInEnd.goOn(state, request) ? SeeOther.exactly(visit.wanted().resumeAt()) : over();
  }

  private ModelAndView enter(
      Visit visit, User user, HttpServletRequest request, HttpServletResponse response) {
    return signInEnd.complete(visit, user, request, response)
        ? SeeOther.exactly(visit.wanted().resumeAt())
        : over();
  }

  private PasswordAttempt attempt(
      Visit visit, String email, String password, HttpServletRequest request) {
    return new PasswordAttempt(
        visit.wanted().clientId(),
        visit.wanted().connection(),
        email,
        password,
        request.getRemoteAddr(),
        browsers.find(request));
  }

  private Optional<User> here(HttpServletRequest request) {
    return sessions.current(request).flatMap(session -> users.byId(session.userId()));
  }

  private static ModelAndView over() {
    throw Visits.over();
  }

  private static HttpStatus status(Reason reason) {
    return switch (reason) {
      case TOO_MANY_ATTEMPTS, SUSPICIOUS_ADDRESS -> HttpStatus.TOO_MANY_REQUESTS;
      case USER_BLOCKED -> HttpStatus.FORBIDDEN;
      case UNKNOWN_USER, WRONG_PASSWORD -> HttpStatus.UNPROCESSABLE_CONTENT;
    };
  }

  private static String problem(Reason reason) {
    return switch (reason) {
      case TOO_MANY_ATTEMPTS -> "signin.too-many";
      case SUSPICIOUS_ADDRESS -> "signin.suspicious";
      case USER_BLOCKED -> "signin.user-blocked";
      case UNKNOWN_USER, WRONG_PASSWORD -> "signin.wrong";
    };
  }

  private ModelAndView page(HttpStatus status, Visit visit, String email, String problem) {
    boolean open = signUp.isOpen(visit.wanted().connection());
    return new ModelAndView(
        "signin/signin",
        Map.of("visit", visit, "email", email, "problem", problem, "signUpOpen", open),
        status);
  }
}
