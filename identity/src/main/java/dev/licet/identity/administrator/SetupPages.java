package dev.licet.identity.administrator;

import dev.licet.identity.administrator.Setup.LinkState;
import dev.licet.identity.dashboard.Pages;
import dev.licet.identity.dashboard.Problems;
import dev.licet.identity.dashboard.SeeOther;
import dev.licet.identity.password.Passwords;
import dev.licet.identity.shared.Email;
import dev.licet.identity.shared.FieldProblem;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

@Pages
class SetupPages {
  private static final String PATH = "/setup/{secret}";

  private final Setup setup;
  private final Passwords passwords;
  private final Sessions sessions;
  private final NewPasswordForm rules;

  SetupPages(Setup setup, Passwords passwords, Sessions sessions, NewPasswordForm rules) {
    this.setup = setup;
    this.passwords = passwords;
    this.sessions = sessions;
    this.rules = rules;
  }

  /** What the form holds; a field that is not sent is an empty one. */
  record Form(String email, String password, String repeat) {
    Form {
      email = email == null ? "" : Email.normalised(email);
      password = password == null ? "" : password;
      repeat = repeat == null ? "" : repeat;
    }
  }

  @GetMapping(PATH)
  ModelAndView form(@PathVariable String secret) {
    var state = setup.look(secret);
    return state == LinkState.OPEN ? page(HttpStatus.OK, secret, "", Problems.none()) : gone(state);
  }

  @PostMapping(PATH)
  ModelAndView create(@PathVariable String secret, Form form, HttpServletResponse response) {
    var state = setup.look(secret);
    if (state != LinkState.OPEN) {
      return gone(state);
    }
    var problems = problems(form);
    if (!problems.isEmpty()) {
      return page(HttpStatus.UNPROCESSABLE_CONTENT, secret, form.email(), Problems.of(problems));
    }
    return setup
        .spend(secret, form.email(), passwords.hash(form.password()))
        .map(administrator -> enter(administrator, response))
        .orElseGet(() -> gone(LinkState.DEAD));
  }

  private ModelAndView enter(Administrator administrator, HttpServletResponse response) {
    Sessions.COOKIE.set(response, sessions.open(administrator));
    return SeeOther.notice("welcome", "/dashboard");
  }

  private List<FieldProblem> problems(Form form) {
    var problems = new ArrayList<FieldProblem>();
    if (!Email.isAddress(form.email())) {
      problems.add(rules.problem("email", "administrator.email.wrong"));
    }
    rules.problems(form.password(), form.repeat(), form.email()).forEach(problems::add);
    return problems;
  }

  private static ModelAndView page(
      HttpStatus status, String secret, String email, Problems problems) {
    return new ModelAndView(
        "administrator/setup",
        Map.of("secret", secret, "email", email, "problems", problems),
        status);
  }

  private static ModelAndView gone(LinkState state) {
    return new ModelAndView(
        "administrator/setup-gone",
        Map.of("known", state == LinkState.DEAD),
        state == LinkState.DEAD ? HttpStatus.GONE : HttpStatus.NOT_FOUND);
  }
}
