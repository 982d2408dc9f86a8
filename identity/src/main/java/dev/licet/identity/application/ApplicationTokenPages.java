package dev.licet.identity.application;

import dev.licet.identity.api.Apis;
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

/** An application's tab with how it gets its tokens, and what they are like. */
@Pages
@RequestMapping("/dashboard/applications/{clientId}/tokens")
class ApplicationTokenPages {
  private final Applications applications;
  private final Apis apis;

  ApplicationTokenPages(Applications applications, Apis apis) {
    this.applications = applications;
    this.apis = apis;
  }

  @GetMapping
  ModelAndView show(@PathVariable String clientId) {
    var application = ApplicationPages.application(applications, clientId);
    return page(HttpStatus.OK, application, TokenForm.of(application), Problems.none());
  }

  @PostMapping
  ModelAndView change(
      @PathVariable String clientId, @RequestParam MultiValueMap<String, String> sent) {
    var application = ApplicationPages.application(applications, clientId);
    var form = new TokenForm(new FormFields(sent));
    return switch (applications.fill(clientId, now -> form.over(now, apis))) {
      case Done<Application> _ ->
          SeeOther.notice("access-saved", "/dashboard/applications/{clientId}/tokens", clientId);
      case Invalid<Application>(var problems) ->
          page(HttpStatus.UNPROCESSABLE_CONTENT, application, form, Problems.of(problems));
    };
  }

  private static ModelAndView page(
      HttpStatus status, Application application, TokenForm form, Problems problems) {
    return new ModelAndView(
        "application/tokens",
        Map.of(
            "app",
            application,
            "form",
            form.fields(),
            "grantTypes",
            TokenForm.GRANT_TYPES,
            "algorithms",
            TokenForm.ALGORITHMS,
            "problems",
            problems),
        status);
  }
}
