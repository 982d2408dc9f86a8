package dev.licet.identity.application;

import dev.licet.identity.dashboard.FormFields;
import dev.licet.identity.dashboard.Pages;
import dev.licet.identity.dashboard.Problems;
import dev.licet.identity.dashboard.SeeOther;
import dev.licet.identity.shared.Outcome.Done;
import dev.licet.identity.shared.Outcome.Invalid;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** An application's tab with how users come to it and back to it from here. */
@Pages
@RequestMapping(ApplicationSignInPages.PATH)
class ApplicationSignInPages {
  static final String PATH = "/dashboard/applications/{clientId}/sign-in";

  private final Applications applications;

  ApplicationSignInPages(Applications applications) {
    this.applications = applications;
  }

  @GetMapping
  ModelAndView show(@PathVariable String clientId) {
    var application = ApplicationPages.application(applications, clientId);
    return page(HttpStatus.OK, application, SignInForm.of(application.settings()), Problems.none());
  }

  @PostMapping
  ModelAndView change(
      @PathVariable String clientId, @RequestParam MultiValueMap<String, String> sent) {
    var application = ApplicationPages.application(applications, clientId);
    var form = new SignInForm(new FormFields(sent));
    return switch (applications.fill(clientId, now -> form.over(now.settings()))) {
      case Done<Application> _ -> SeeOther.notice("saved", PATH, clientId);
      case Invalid<Application>(var problems) ->
          page(HttpStatus.UNPROCESSABLE_CONTENT, application, form, Problems.of(problems));
    };
  }

  private static ModelAndView page(
      HttpStatus status, Application application, SignInForm form, Problems problems) {
    return new ModelAndView(
        "application/sign-in",
        Map.of(
            "app",
            application,
            "form",
            form.fields(),
            "links",
            SignInForm.LINKS,
            "problems",
            problems),
        status);
  }
}
