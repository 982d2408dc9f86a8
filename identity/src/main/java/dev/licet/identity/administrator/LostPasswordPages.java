package dev.licet.identity.administrator;

import static java.util.Objects.requireNonNullElse;

import dev.licet.identity.dashboard.Pages;
import dev.licet.identity.dashboard.Problems;
import dev.licet.identity.dashboard.SeeOther;
import dev.licet.identity.password.Passwords;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Where the link leads by which an administrator who has lost the password sets another. */
@Pages
@RequestMapping("/setup/password/{secret}")
class LostPasswordPages {
  private final Resets resets;
  private final Passwords passwords;
  private final NewPasswordForm rules;

  LostPasswordPages(Resets resets, Passwords passwords, NewPasswordForm rules) {
    this.resets = resets;
    this.passwords = passwords;
    this.rules = rules;
  }

  /** What the form holds; a field that is not sent is an empty one. */
  record Form(String password, String repeat) {
    Form(@Nullable String password, @Nullable String repeat) {
      this.password = requireNonNullElse(password, "");
      this.repeat = requireNonNullElse(repeat, "");
    }
  }

  @GetMapping
  ModelAndView form(@PathVariable String secret) {
    return resets
        .look(secret)
        .map(whose -> page(HttpStatus.OK, secret, whose, Problems.none()))
        .orElseGet(LostPasswordPages::gone);
  }

  @PostMapping
  ModelAndView reset(@PathVariable String secret, Form form, HttpServletResponse response) {
    return resets
        .look(secret)
        .map(whose -> reset(secret, whose, form, response))
        .orElseGet(LostPasswordPages::gone);
  }

  private ModelAndView reset(
      String secret, Administrator whose, Form form, HttpServletResponse response) {
    var problems = rules.problems(form.password(), form.repeat(), whose.email()).toList();
    if (!problems.isEmpty()) {
      return page(HttpStatus.UNPROCESSABLE_CONTENT, secret, whose, Problems.of(problems));
    }
    return resets
        .spend(secret, passwords.hash(form.password()))
        .map(session -> enter(session, response))
        .orElseGet(LostPasswordPages::gone);
  }

  private static ModelAndView enter(String session, HttpServletResponse response) {
    Sessions.COOKIE.set(response, session);
    return SeeOther.notice("own-password-changed", "/dashboard");
  }

  private static ModelAndView page(
      HttpStatus status, String secret, Administrator whose, Problems problems) {
    return new ModelAndView(
        "administrator/reset",
        Map.of("secret", secret, "email", whose.email(), "problems", problems),
        status);
  }

  private static ModelAndView gone() {
    return new ModelAndView("administrator/reset-gone", Map.of(), HttpStatus.NOT_FOUND);
  }
}
