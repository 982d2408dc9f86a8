package dev.licet.identity.clientgrant;

import dev.licet.identity.api.Api;
import dev.licet.identity.api.Apis;
import dev.licet.identity.application.Application;
import dev.licet.identity.dashboard.PageNotFound;
import dev.licet.identity.dashboard.Pages;
import dev.licet.identity.dashboard.Problems;
import dev.licet.identity.dashboard.SeeOther;
import dev.licet.identity.shared.Outcome.Done;
import dev.licet.identity.shared.Outcome.Invalid;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** An API's tab with the applications that may call it in their own name. */
@Pages
@RequestMapping("/dashboard/apis/{id}/applications")
class ApiAccessPages {
  private final Accesses accesses;
  private final Apis apis;

  ApiAccessPages(Accesses accesses, Apis apis) {
    this.accesses = accesses;
    this.apis = apis;
  }

  @GetMapping
  ModelAndView list(@PathVariable String id, @RequestParam(defaultValue = "") String open) {
    return page(HttpStatus.OK, api(id), open, Problems.none());
  }

  @PostMapping("/{clientId}")
  ModelAndView change(
      @PathVariable String id,
      @PathVariable String clientId,
      @RequestParam MultiValueMap<String, String> sent) {
    var form = AccessForm.of(sent);
    var api = api(id);
    return switch (accesses.change(clientId, api, form)) {
      case Done<Application> _ ->
          SeeOther.notice(
              "access-saved",
              "/dashboard/apis/{id}/applications?open={open}",
              id,
              form.open(clientId));
      case Invalid<Application>(var problems) ->
          page(HttpStatus.UNPROCESSABLE_CONTENT, api, form.open(clientId), Problems.of(problems));
    };
  }

  private Api api(String id) {
    return apis.byId(id).orElseThrow(PageNotFound::new);
  }

  private ModelAndView page(HttpStatus status, Api api, String open, Problems problems) {
    return new ModelAndView(
        "clientgrant/of-api",
        Map.of(
            "api",
            api,
            "accesses",
            accesses.of(api, SubjectType.CLIENT),
            "users",
            api.system() ? List.of() : accesses.of(api, SubjectType.USER),
            "open",
            open,
            "problems",
            problems.all()),
        status);
  }
}
