package dev.licet.identity.api;

import dev.licet.identity.dashboard.PageNotFound;
import dev.licet.identity.dashboard.Pages;
import dev.licet.identity.dashboard.Problems;
import dev.licet.identity.dashboard.SeeOther;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.shared.Outcome.Done;
import dev.licet.identity.shared.Outcome.Invalid;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The permissions of one API. */
@Pages
@RequestMapping("/dashboard/apis/{id}/permissions")
class PermissionsPages {
  private static final String PATH = "/dashboard/apis/{id}/permissions";

  private final Apis apis;

  PermissionsPages(Apis apis) {
    this.apis = apis;
  }

  @GetMapping
  ModelAndView list(@PathVariable String id) {
    return page(HttpStatus.OK, api(id), new Permission("", ""), Problems.none());
  }

  @PostMapping
  ModelAndView add(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String value,
      @RequestParam(defaultValue = "") String description) {
    var wanted = new Permission(value.strip(), description.strip());
    return answer(id, "permission-added", wanted, apis.addPermission(api(id).id(), wanted));
  }

  @PostMapping("/describe")
  ModelAndView describe(
      @PathVariable String id,
      @RequestParam String value,
      @RequestParam(defaultValue = "") String description) {
    var wanted = new Permission(value, description.strip());
    return answer(
        id,
        "permission-described",
        new Permission("", ""),
        apis.describePermission(api(id).id(), wanted));
  }

  @GetMapping("/remove")
  ModelAndView confirmRemoval(@PathVariable String id, @RequestParam String value) {
    var api = api(id);
    var known = api.permissions().stream().anyMatch(one -> one.name().equals(value));
    if (api.system() || !known) {
      throw new PageNotFound();
    }
    return new ModelAndView("api/permission-delete", Map.of("api", api, "value", value));
  }

  @PostMapping("/remove")
  ModelAndView remove(@PathVariable String id, @RequestParam String value) {
    return answer(
        id,
        "permission-removed",
        new Permission("", ""),
        apis.removePermission(api(id).id(), value));
  }

  private ModelAndView answer(String id, String done, Permission typed, Outcome<Api> outcome) {
    return switch (outcome) {
      case Done<Api> _ -> SeeOther.notice(done, PATH, id);
      case Invalid<Api>(var problems) ->
          page(HttpStatus.UNPROCESSABLE_CONTENT, api(id), typed, Problems.of(problems));
    };
  }

  private Api api(String id) {
    return apis.byId(id).orElseThrow(PageNotFound::new);
  }

  private static ModelAndView page(
      HttpStatus status, Api api, Permission typed, Problems problems) {
    return new ModelAndView(
        "api/permissions", Map.of("api", api, "typed", typed, "problems", problems), status);
  }
}
