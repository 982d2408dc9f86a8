package dev.licet.identity.signin;

import dev.licet.identity.dashboard.SeeOther;
import dev.licet.identity.login.LoginPages;
import dev.licet.identity.login.PageOwner;
import dev.licet.identity.prompt.Prompts;
import dev.licet.identity.session.BrowserSessions;
import dev.licet.identity.user.User;
import dev.licet.identity.user.Users;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
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
  private final SignInTries tries;
  private final SignInEnd signInEnd;
  private final SignUp signUp;
  private final BrowserSessions sessions;
  private final Users users;
  private final Prompts prompts;

  UserSignInPages(
      Visits visits,
      SignInTries tries,
      SignInEnd signInEnd,
      SignUp signUp,
      BrowserSessions sessions,
      Users users,
      Prompts prompts) {
    this.visits = visits;
    this.tries = tries;
    this.signInEnd = signInEnd;
    this.signUp = signUp;
    this.sessions = sessions;
    this.users = users;
    this.prompts = prompts;
  }

  @GetMapping
  ModelAndView form(
      @RequestParam(defaultValue = "") String state,
      HttpServletRequest request,
      HttpServletResponse response) {
    var visit = visits.enter(state, request, response);
    var here = here(request);
    return here.isPresent() && visit.wanted().prompt().contains("select_account")
        ? choose(visit, here.get())
        : first(visit);
  }

  /** Another account than the one that is signed in here. */
  @GetMapping("/other")
  ModelAndView other(
      @RequestParam(defaultValue = "") String state,
      HttpServletRequest request,
      HttpServletResponse response) {
    var visit = visits.enter(state, request, response);
    return prompts.asksForTheIdentifierFirst()
        ? IdentifierFirstPages.identifier(visit)
        : page(HttpStatus.OK, visit, "", "");
  }

  @PostMapping
  ModelAndView signIn(
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "") String password,
      HttpServletRequest request,
      HttpServletResponse response) {
    var visit = visits.enter(state, request, response);
    return tries.attempt(
        visit,
        email,
        password,
        request,
        response,
        (status, problem) -> page(status, visit, email, problem));
  }

  /** Goes on as who is signed in here already. */
  @PostMapping("/continue")
  ModelAndView goOn(
      @RequestParam(defaultValue = "") String state,
      HttpServletRequest request,
      HttpServletResponse response) {
    var visit = visits.enter(state, request, response);
    var here = here(request);
    if (here.isEmpty() || !visit.wanted().prompt().contains("select_account")) {
      return first(visit);
    }
    if (PageOwner.isAnother(request, here.get().id())) {
      return choose(visit, here.get());
    }
    signInEnd.goOn(visit, request);
    return SeeOther.exactly(visit.wanted().resumeAt());
  }

  private static ModelAndView choose(Visit visit, User here) {
    return visit
        .page("signin/choose", HttpStatus.OK)
        .addObject("email", here.email())
        .addObject("owner", PageOwner.mark(here.id()));
  }

  private Optional<User> here(HttpServletRequest request) {
    return sessions.current(request).flatMap(session -> users.byId(session.userId()));
  }

  private ModelAndView first(Visit visit) {
    return prompts.asksForTheIdentifierFirst()
        ? IdentifierFirstPages.start(visit)
        : page(HttpStatus.OK, visit, visit.wanted().loginHint(), "");
  }

  private ModelAndView page(HttpStatus status, Visit visit, String email, String problem) {
    var database = signUp.database(visit.wanted().connection());
    return visit
        .page("signin/signin", status)
        .addObject("email", email)
        .addObject("problem", problem)
        .addObject("database", database);
  }
}
