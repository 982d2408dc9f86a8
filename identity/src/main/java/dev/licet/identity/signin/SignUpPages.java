package dev.licet.identity.signin;

import static java.util.stream.Collectors.toCollection;

import dev.licet.identity.dashboard.SeeOther;
import dev.licet.identity.login.Languages;
import dev.licet.identity.login.LoginPages;
import dev.licet.identity.login.LoginRefused;
import dev.licet.identity.login.PasswordHint;
import dev.licet.identity.password.PasswordsBusy;
import dev.licet.identity.shared.FieldProblem;
import dev.licet.identity.signin.SignUp.Made;
import dev.licet.identity.signin.SignUp.Refused;
import dev.licet.identity.signin.SignUp.TooMany;
import dev.licet.identity.user.NewPassword;
import dev.licet.identity.user.NewUser;
import dev.licet.identity.user.RightPassword;
import dev.licet.identity.user.UserSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page where a user makes an account to go on to an application. */
@LoginPages
@RequestMapping(SignUpPages.PATH)
class SignUpPages {
  static final String PATH = "/u/signup";

  /** What may be in a user's name beside letters and digits. */
  private static final String SIGNS = "_+-.!#$'^`~";

  private final Visits visits;
  private final SignUp signUp;
  private final SignInEnd signInEnd;

  SignUpPages(Visits visits, SignUp signUp, SignInEnd signInEnd) {
    this.visits = visits;
    this.signUp = signUp;
    this.signInEnd = signInEnd;
  }

  @GetMapping
  ModelAndView form(
      @RequestParam(defaultValue = "") String state,
      HttpServletRequest request,
      HttpServletResponse response) {
    var visit = visits.enter(state, request, response);
    if (!database(visit).signUpOpen()) {
      // Whoever followed "Sign up" of an application may have an account already.
      return SeeOther.to(UserSignInPages.PATH + "?state={state}", state);
    }
    return page(HttpStatus.OK, visit, "", visit.wanted().loginHint(), Set.of());
  }

  @PostMapping
  ModelAndView create(
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String username,
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "") String password,
      HttpServletRequest request,
      HttpServletResponse response) {
    var visit = enter(state, request, response);
    try {
      var wanted = wanted(visit, username, email, password);
      var clientId = visit.wanted().clientId();
      var language = Languages.tag(request);
      return switch (signUp.create(wanted, clientId, language, request.getRemoteAddr())) {
        case Made(var right) -> enter(visit, right, request, response);
        case Refused(var problems) -> {
          visits.enter(state, request, response); // the same form may have made it a moment ago
          yield page(
              HttpStatus.UNPROCESSABLE_CONTENT, visit, username, email, texts(visit, problems));
        }
        case TooMany() ->
            page(HttpStatus.TOO_MANY_REQUESTS, visit, username, email, Set.of("signin.suspicious"));
      };
    } catch (PasswordsBusy e) {
      response.setHeader(HttpHeaders.RETRY_AFTER, Integer.toString(PasswordsBusy.RETRY_AFTER));
      return page(HttpStatus.TOO_MANY_REQUESTS, visit, username, email, Set.of("signin.busy"));
    }
  }

  private Visit enter(String state, HttpServletRequest request, HttpServletResponse response) {
    var visit = visits.enter(state, request, response);
    if (!database(visit).signUpOpen()) {
      throw new LoginRefused(HttpStatus.NOT_FOUND, "missing");
    }
    return visit;
  }

  private ModelAndView enter(
      Visit visit,
      RightPassword password,
      HttpServletRequest request,
      HttpServletResponse response) {
    return switch (signInEnd.complete(visit, password, request, response)) {
      case PasswordSignIn.In _ -> SeeOther.exactly(visit.wanted().resumeAt());
      case PasswordSignIn.Refused _ -> throw new LoginRefused(HttpStatus.BAD_REQUEST, "sign-in");
    };
  }

  private static NewUser wanted(Visit visit, String username, String email, String password) {
    return new NewUser(
        visit.wanted().connection(),
        UserSettings.of(email).withUsername(username),
        Optional.empty(),
        Optional.of(new NewPassword.Plain(password)));
  }

  private SignInDatabase database(Visit visit) {
    return signUp.database(visit.wanted().connection());
  }

  private Set<String> texts(Visit visit, List<FieldProblem> problems) {
    boolean named = database(visit).named();
    return problems.stream()
        .map(problem -> text(problem, named))
        .collect(toCollection(TreeSet::new));
  }

  private static String text(FieldProblem problem, boolean named) {
    if (problem.kind() == FieldProblem.Kind.TAKEN) {
      return named ? "signup.taken-name" : "signup.taken";
    }
    return switch (problem.field()) {
      case "password" -> "signup.password-weak";
      case "username" -> "signup.name-wrong";
      default -> "signup.email-wrong";
    };
  }

  private ModelAndView page(
      HttpStatus status, Visit visit, String username, String email, Set<String> problems) {
    var database = database(visit);
    return visit
        .page("signin/signup", status)
        .addObject("username", username)
        .addObject("email", email)
        .addObject("problems", problems)
        .addObject("database", database)
        .addObject("min", database.length().least())
        .addObject("max", database.length().most())
        .addObject("characters", SIGNS)
        .addObject("hint", PasswordHint.of(signUp.policy(visit.wanted().connection())));
  }
}
