package dev.licet.identity.administrator;

import static java.util.Objects.requireNonNullElse;

import dev.licet.identity.administrator.PasswordChange.Changed;
import dev.licet.identity.administrator.PasswordChange.NotChanged;
import dev.licet.identity.administrator.PasswordCheck.NotNow;
import dev.licet.identity.administrator.PasswordCheck.Refused;
import dev.licet.identity.administrator.PasswordCheck.Wrong;
import dev.licet.identity.dashboard.Pages;
import dev.licet.identity.dashboard.Problems;
import dev.licet.identity.dashboard.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Where administrators give themselves another password. */
@Pages
@RequestMapping(PasswordPages.PATH)
class PasswordPages {
  static final String PATH = "/dashboard/password";

  private final PasswordChange change;
  private final Sessions sessions;
  private final NewPasswordForm rules;

  PasswordPages(PasswordChange change, Sessions sessions, NewPasswordForm rules) {
    this.change = change;
    this.sessions = sessions;
    this.rules = rules;
  }

  /** What the form holds; a field that is not sent is an empty one. */
  record Form(String present, String password, String repeat) {
    Form(@Nullable String present, @Nullable String password, @Nullable String repeat) {
      this.present = requireNonNullElse(present, "");
      this.password = requireNonNullElse(password, "");
      this.repeat = requireNonNullElse(repeat, "");
    }
  }

  @GetMapping
  ModelAndView form() {
    return page(HttpStatus.OK, Problems.none(), "");
  }

  @PostMapping
  ModelAndView change(Form form, HttpServletRequest request, HttpServletResponse response) {
    return Sessions.COOKIE
        .read(request)
        .flatMap(sessions::find)
        .map(administrator -> change(administrator, form, request, response))
        .orElseGet(() -> SeeOther.to(SignInPages.PATH));
  }

  private ModelAndView change(
      Administrator administrator,
      Form form,
      HttpServletRequest request,
      HttpServletResponse response) {
    var problems = rules.problems(form.password(), form.repeat(), administrator.email()).toList();
    if (!problems.isEmpty()) {
      return page(HttpStatus.UNPROCESSABLE_CONTENT, Problems.of(problems), "");
    }
    return switch (change.attempt(
        administrator, form.present(), form.password(), request.getRemoteAddr())) {
      case Changed(var session) -> {
        Sessions.COOKIE.set(response, session);
        yield SeeOther.notice("own-password-changed", "/dashboard");
      }
      case NotChanged(var why) -> refused(why, response);
    };
  }

  private ModelAndView refused(Refused why, HttpServletResponse response) {
    return switch (why) {
      case Wrong() -> {
        var wrong = rules.problem("present", "administrator.password.present.wrong");
        yield page(HttpStatus.UNPROCESSABLE_CONTENT, Problems.of(List.of(wrong)), "");
      }
      case NotNow later -> page(later.status(response), Problems.none(), later.message());
    };
  }

  private static ModelAndView page(HttpStatus status, Problems problems, String problem) {
    return new ModelAndView(
        "administrator/password", Map.of("problems", problems, "problem", problem), status);
  }
}
