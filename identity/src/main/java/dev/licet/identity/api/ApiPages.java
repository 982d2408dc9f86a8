package dev.licet.identity.api;

import dev.licet.identity.dashboard.FormFields;
import dev.licet.identity.dashboard.PageNotFound;
import dev.licet.identity.dashboard.Pages;
import dev.licet.identity.dashboard.Problems;
import dev.licet.identity.dashboard.SeeOther;
import dev.licet.identity.shared.FieldProblem;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.shared.Outcome.Done;
import dev.licet.identity.shared.Outcome.Invalid;
import java.util.HashMap;
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

/** One API: how to use it, its settings, its end. */
@Pages
@RequestMapping("/dashboard/apis/{id}")
class ApiPages {
  private final Apis apis;
  private final EnvFile env;

  ApiPages(Apis apis, EnvFile env) {
    this.apis = apis;
    this.env = env;
  }

  @GetMapping
  ModelAndView quickStart(@PathVariable String id) {
    var api = api(id);
    return new ModelAndView("api/quickstart", Map.of("api", api, "env", env.of(api)));
  }

  @GetMapping("/settings")
  ModelAndView settings(@PathVariable String id) {
    var api = api(id);
    return settings(HttpStatus.OK, api, ApiSettingsForm.of(api.settings()), Problems.none());
  }

  @PostMapping("/settings")
  ModelAndView change(@PathVariable String id, @RequestParam MultiValueMap<String, String> sent) {
    var api = api(id);
    var form = new ApiSettingsForm(new FormFields(sent));
    var problems = form.problems();
    return problems.isEmpty()
        ? change(api, form, apis.change(id, form::over))
        : again(api, form, problems);
  }

  @GetMapping("/delete")
  ModelAndView confirmRemoval(@PathVariable String id) {
    var api = api(id);
    if (api.system()) {
      throw new PageNotFound();
    }
    return new ModelAndView("api/delete", Map.of("api", api));
  }

  @PostMapping("/delete")
  ModelAndView remove(@PathVariable String id) {
    var api = api(id);
    return switch (apis.remove(id)) {
      case Done<Api> _ -> SeeOther.notice("api-deleted", "/dashboard/apis");
      case Invalid<Api>(var problems) -> again(api, ApiSettingsForm.of(api.settings()), problems);
    };
  }

  private Api api(String id) {
    return apis.byId(id).orElseThrow(PageNotFound::new);
  }

  private ModelAndView change(Api api, ApiSettingsForm form, Outcome<Api> outcome) {
    return switch (outcome) {
      case Done<Api> _ -> SeeOther.notice("saved", "/dashboard/apis/{id}/settings", api.id());
      case Invalid<Api>(var problems) -> again(api, form, problems);
    };
  }

  private ModelAndView again(Api api, ApiSettingsForm form, List<FieldProblem> problems) {
    return settings(HttpStatus.UNPROCESSABLE_CONTENT, api, form, Problems.of(problems));
  }

  private ModelAndView settings(
      HttpStatus status, Api api, ApiSettingsForm form, Problems problems) {
    var model = new HashMap<String, Object>();
    model.put("api", api);
    model.put("form", form.fields());
    model.put("problems", problems);
    model.put("userRules", AccessPolicy.Rule.values());
    model.put("clientRules", ApiAccessForm.CLIENT_RULES);
    apis.signingSecret(api).ifPresent(secret -> model.put("signingSecret", secret));
    return new ModelAndView("api/settings", model, status);
  }
}
