package dev.licet.identity.trial;

import dev.licet.identity.api.Api;
import dev.licet.identity.api.Apis;
import dev.licet.identity.application.Application;
import dev.licet.identity.clientgrant.ClientGrant;
import dev.licet.identity.clientgrant.ClientGrant.Holder;
import dev.licet.identity.clientgrant.ClientGrants;
import dev.licet.identity.clientgrant.GrantedScope;
import dev.licet.identity.clientgrant.TrialApplications;
import dev.licet.identity.dashboard.PageNotFound;
import dev.licet.identity.dashboard.Pages;
import dev.licet.identity.dashboard.SeeOther;
import dev.licet.identity.shared.FieldProblem;
import dev.licet.identity.shared.Outcome.Done;
import dev.licet.identity.shared.Outcome.Invalid;
import java.util.HashMap;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** An API's tab where a token is had by a click, read, and tried out. */
@Pages
@RequestMapping("/dashboard/apis/{id}/test")
class TestPages {
  private static final String PATH = "/dashboard/apis/{id}/test?application={clientId}";

  private final Apis apis;
  private final TestBench bench;
  private final TrialApplications trialApplications;
  private final ClientGrants grants;

  TestPages(Apis apis, TestBench bench, TrialApplications trialApplications, ClientGrants grants) {
    this.apis = apis;
    this.bench = bench;
    this.trialApplications = trialApplications;
    this.grants = grants;
  }

  @GetMapping
  ModelAndView test(@PathVariable String id, @RequestParam(defaultValue = "") String application) {
    return page(HttpStatus.OK, api(id), application, List.of());
  }

  /** Makes the test application that is missing. */
  @PostMapping("/application")
  ModelAndView makeApplication(@PathVariable String id) {
    var made = trialApplications.register(api(id));
    return SeeOther.notice("test-application-created", PATH, id, made.clientId());
  }

  /** Changes what the chosen application may do; the next token is another one. */
  @PostMapping("/permissions")
  ModelAndView change(
      @PathVariable String id,
      @RequestParam String application,
      @RequestParam MultiValueMap<String, String> sent) {
    var api = api(id);
    var chosen = bench.callers(api).stream().filter(one -> isChangeable(one, application));
    var clientId = chosen.findFirst().orElseThrow(PageNotFound::new).clientId();
    return switch (grants.grant(Holder.ofClient(clientId), api.identifier(), scope(sent))) {
      case Done<ClientGrant> _ -> SeeOther.notice("new-token", PATH, id, clientId);
      case Invalid<ClientGrant>(var problems) ->
          page(
              HttpStatus.UNPROCESSABLE_CONTENT,
              api,
              clientId,
              problems.stream().map(FieldProblem::message).toList());
    };
  }

  private static GrantedScope scope(MultiValueMap<String, String> sent) {
    return "true".equals(sent.getFirst("all"))
        ? GrantedScope.ALL
        : GrantedScope.of(sent.getOrDefault("permission", List.of()));
  }

  private static boolean isChangeable(Application application, String clientId) {
    return application.clientId().equals(clientId) && !application.system();
  }

  private Api api(String id) {
    return apis.byId(id).orElseThrow(PageNotFound::new);
  }

  private ModelAndView page(HttpStatus status, Api api, String clientId, List<String> problems) {
    var callers = bench.callers(api);
    var model = new HashMap<String, Object>();
    model.put("api", api);
    model.put("callers", callers);
    model.put("problems", problems);
    TestBench.choose(callers, api, clientId)
        .ifPresent(one -> model.put("test", bench.test(one, api)));
    return new ModelAndView("trial/test", model, status);
  }
}
