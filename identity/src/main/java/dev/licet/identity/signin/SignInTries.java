package dev.licet.identity.signin;

import dev.licet.identity.dashboard.SeeOther;
import dev.licet.identity.password.PasswordsBusy;
import dev.licet.identity.session.Browsers;
import dev.licet.identity.signin.PasswordSignIn.In;
import dev.licet.identity.signin.PasswordSignIn.Reason;
import dev.licet.identity.signin.PasswordSignIn.Refused;
import dev.licet.identity.signin.PasswordSignIn.Right;
import dev.licet.identity.user.RightPassword;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Tries what was typed into a page, and goes on to the application or has the page shown again. */
@Component
class SignInTries {
  private final PasswordSignIn passwords;
  private final SignInEnd signInEnd;
  private final Browsers browsers;

  SignInTries(PasswordSignIn passwords, SignInEnd signInEnd, Browsers browsers) {
    this.passwords = passwords;
    this.signInEnd = signInEnd;
    this.browsers = browsers;
  }

  /** The page again, with what is wrong: the name of a text. */
  @FunctionalInterface
  interface Again {
    ModelAndView show(HttpStatus status, String problem);
  }

  ModelAndView attempt(
      Visit visit,
      String email,
      String password,
      HttpServletRequest request,
      HttpServletResponse response,
      Again again) {
    try {
      return switch (passwords.attempt(attempt(visit, email, password, request))) {
        case Right(var right) -> enter(visit, right, request, response, again);
        case Refused(var reason) -> again.show(status(reason), problem(reason));
      };
    } catch (PasswordsBusy e) {
      response.setHeader(HttpHeaders.RETRY_AFTER, Integer.toString(PasswordsBusy.RETRY_AFTER));
      return again.show(HttpStatus.TOO_MANY_REQUESTS, "signin.busy");
    }
  }

  private ModelAndView enter(
      Visit visit,
      RightPassword password,
      HttpServletRequest request,
      HttpServletResponse response,
      Again again) {
    return switch (signInEnd.complete(visit, password, request, response)) {
      case In _ -> SeeOther.exactly(visit.wanted().resumeAt());
      case Refused(var reason) -> again.show(status(reason), problem(reason));
    };
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
}
