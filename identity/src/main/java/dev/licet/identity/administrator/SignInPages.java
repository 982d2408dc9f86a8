package dev.licet.identity.administrator;

import dev.licet.identity.administrator.SignIn.Busy;
import dev.licet.identity.administrator.SignIn.SignedIn;
import dev.licet.identity.administrator.SignIn.TooMany;
import dev.licet.identity.administrator.SignIn.Wrong;
import dev.licet.identity.dashboard.Pages;
import dev.licet.identity.dashboard.SeeOther;
import dev.licet.identity.password.PasswordsBusy;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

@Pages
class SignInPages {
  static final String PATH = "/dashboard/signin";
  private static final Duration BUSY = Duration.ofSeconds(PasswordsBusy.RETRY_AFTER);

  private final SignIn signIn;
  private final Sessions sessions;
  private final CsrfTokenRepository csrfTokens;

  SignInPages(SignIn signIn, Sessions sessions, CsrfTokenRepository csrfTokens) {
    this.signIn = signIn;
    this.sessions = sessions;
    this.csrfTokens = csrfTokens;
  }

  @GetMapping(PATH)
  ModelAndView form(@RequestParam(name = "return_to", required = false) @Nullable String wish) {
    return page(HttpStatus.OK, "", ReturnTo.checked(wish), "");
  }

  @PostMapping(PATH)
  ModelAndView signIn(
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(name = "return_to", defaultValue = "") String wish,
      HttpServletRequest request,
      HttpServletResponse response) {
    var returnTo = ReturnTo.checked(wish);
    return switch (signIn.attempt(email, password, request.getRemoteAddr())) {
      case SignedIn(var session) -> {
        begin(session, request, response);
        yield SeeOther.to(returnTo);
      }
      case Wrong() ->
          page(HttpStatus.UNPROCESSABLE_CONTENT, email, returnTo, "administrator.signin.wrong");
      case TooMany(var wait) ->
          tooMany(email, returnTo, wait, "administrator.signin.too-many", response);
      case Busy() -> tooMany(email, returnTo, BUSY, "administrator.signin.busy", response);
    };
  }

  @PostMapping("/dashboard/signout")
  ModelAndView signOut(HttpServletRequest request, HttpServletResponse response) {
    SessionCookie.read(request).ifPresent(signIn::end);
    SessionCookie.clear(response);
    csrfTokens.saveToken(null, request, response);
    return SeeOther.notice("signed-out", PATH);
  }

  /** A new session each time, and a new token with it: nothing known before sign-in lives on. */
  private void begin(String session, HttpServletRequest request, HttpServletResponse response) {
    SessionCookie.read(request).ifPresent(sessions::close);
    SessionCookie.set(response, session);
    csrfTokens.saveToken(null, request, response);
  }

  private static ModelAndView tooMany(
      String email, String returnTo, Duration wait, String problem, HttpServletResponse response) {
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds())));
    return page(HttpStatus.TOO_MANY_REQUESTS, email, returnTo, problem);
  }

  private static ModelAndView page(
      HttpStatus status, String email, String returnTo, String problem) {
    return new ModelAndView(
        "administrator/signin",
        Map.of("email", email, "returnTo", returnTo, "problem", problem),
        status);
  }
}
