package dev.licet.identity.clientgrant;

import dev.licet.identity.api.Apis;
import dev.licet.identity.application.Application;
import dev.licet.identity.application.Applications;
import dev.licet.identity.dashboard.PageNotFound;
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

/** An application's tab with the APIs that it may call in its own name. */
@Pages
@RequestMapping("/dashboard/applications/{clientId}/apis")
class ApplicationAccessPages {
  private final Applications applications;
  private final Accesses accesses;
  private final Apis apis;

  ApplicationAccessPages(Applications applications, Accesses accesses, Apis apis) {
    this.applications = applications;
    this.accesses = accesses;
    this.apis = apis;
  }

  @GetMapping
  ModelAndView list(@PathVariable String clientId, @RequestParam(defaultValue = "") String open) {
    return page(HttpStatus.OK, application(clientId), open, Problems.none());
  }

  @PostMapping("/{id}")
  ModelAndView change(
      @PathVariable String clientId,
      @PathVariable String id,
      @RequestParam MultiValueMap<String, String> sent) {
    var form = AccessForm.of(sent);
    var api = apis.byId(id).orElseThrow(PageNotFound::new);
    return switch (accesses.change(clientId, api, form)) {
      case Done<Application> _ ->
          SeeOther.notice(
              "access-saved",
              "/dashboard/applications/{clientId}/apis?open={open}",
              clientId,
              form.open(id));
      case Invalid<Application>(var problems) ->
          page(
              HttpStatus.UNPROCESSABLE_CONTENT,
              application(clientId),
              form.open(id),
              Problems.of(problems));
    };
  }

  private Application application(String clientId) {
    return applications.byClientId(clientId).orElseThrow(PageNotFound::new);
  }

  private ModelAndView page(
      HttpStatus status, Application application, String open, Problems problems) {
    return new ModelAndView(
        "clientgrant/of-application",
        Map.of(
            "app",
            application,
            "accesses",
            accesses.of(application, SubjectType.CLIENT),
            "users",
            accesses.of(application, SubjectType.USER),
            "open",
            open,
            "problems",
            problems.all()),
        status);
  }
}
