package dev.licet.identity.administrator;

import dev.licet.identity.administrator.PasswordCheck.NotNow;
import dev.licet.identity.administrator.PasswordCheck.Wrong;
import dev.licet.identity.administrator.SignIn.NotSignedIn;
import dev.licet.identity.administrator.SignIn.SignedIn;
import dev.licet.identity.dashboard.Pages;
import dev.licet.identity.dashboard.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

@Pages
class SignInPages {
  static final String PATH = "/dashboard/signin";

  private final SignIn signIn;
  private final Sessions sessions;
  private final FormTokens tokens;

  SignInPages(SignIn signIn, Sessions sessions, FormTokens tokens) {
    this.signIn = signIn;
    this.sessions = sessions;
    this.tokens = tokens;
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
      case NotSignedIn(Wrong()) ->
          page(HttpStatus.UNPROCESSABLE_CONTENT, email, returnTo, "administrator.signin.wrong");
      case NotSignedIn(NotNow later) ->
          page(later.status(response), email, returnTo, later.message());
    };
  }

  @PostMapping("/dashboard/signout")
  ModelAndView signOut(HttpServletRequest request, HttpServletResponse response) {
    Sessions.COOKIE.read(request).ifPresent(signIn::end);
    Sessions.COOKIE.clear(response);
    tokens.saveToken(null, request, response);
    return SeeOther.notice("signed-out", PATH);
  }

  /** A new session each time, and a new token with it: nothing known before sign-in lives on. */
  private void begin(String session, HttpServletRequest request, HttpServletResponse response) {
    Sessions.COOKIE.read(request).ifPresent(sessions::close);
    Sessions.COOKIE.set(response, session);
    tokens.saveToken(null, request, response);
  }

  private static ModelAndView page(
      HttpStatus status, String email, String returnTo, String problem) {
    return new ModelAndView(
        "administrator/signin",
        Map.of("email", email, "returnTo", returnTo, "problem", problem),
        status);
  }
}
