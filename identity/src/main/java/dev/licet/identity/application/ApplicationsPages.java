package dev.licet.identity.application;

import dev.licet.identity.dashboard.FormFields;
import dev.licet.identity.dashboard.Pages;
import dev.licet.identity.dashboard.Problems;
import dev.licet.identity.dashboard.SeeOther;
import dev.licet.identity.shared.FieldProblem;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.shared.Outcome.Done;
import dev.licet.identity.shared.Outcome.Invalid;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The list of applications, and the form that makes one. */
@Pages
@RequestMapping("/dashboard/applications")
class ApplicationsPages {
  private final Applications applications;

  ApplicationsPages(Applications applications) {
    this.applications = applications;
  }

  @GetMapping
  ModelAndView list() {
    return new ModelAndView("application/list", Map.of("applications", applications.list()));
  }

  @GetMapping("/new")
  ModelAndView form() {
    return form(HttpStatus.OK, ApplicationForm.empty(), Problems.none());
  }

  @PostMapping
  ModelAndView create(@RequestParam MultiValueMap<String, String> sent) {
    var form = new ApplicationForm(new FormFields(sent));
    return switch (form.wanted()) {
      case Done<ApplicationSettings>(var settings) ->
          create(form, applications.register(NewApplication.of(settings)));
      case Invalid<ApplicationSettings>(var problems) -> again(form, problems);
    };
  }

  private static ModelAndView create(ApplicationForm form, Outcome<RegisteredApplication> outcome) {
    return switch (outcome) {
      case Done<RegisteredApplication>(var made) -> created(made);
      case Invalid<RegisteredApplication>(var problems) -> again(form, problems);
    };
  }

  /** The secret is on this one page: no address, and no store, ever holds it. */
  private static ModelAndView created(RegisteredApplication made) {
    return made.secret()
        .map(secret -> SecretPage.of(made.application(), secret, "created"))
        .orElseGet(() ->
            SeeOther.notice(
                "application-created", ApplicationSignInPages.PATH, made.application().clientId()));
  }

  private static ModelAndView again(ApplicationForm form, List<FieldProblem> problems) {
    return form(HttpStatus.UNPROCESSABLE_CONTENT, form, Problems.of(problems));
  }

  private static ModelAndView form(HttpStatus status, ApplicationForm form, Problems problems) {
    return new ModelAndView(
        "application/create",
        Map.of("form", form, "problems", problems, "types", ApplicationType.kinds()),
        status);
  }
}
