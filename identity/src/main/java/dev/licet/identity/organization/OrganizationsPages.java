package dev.licet.identity.organization;

import dev.licet.identity.dashboard.Pages;
import dev.licet.identity.dashboard.Problems;
import dev.licet.identity.dashboard.SeeOther;
import dev.licet.identity.shared.JsonObject;
import dev.licet.identity.shared.Outcome.Done;
import dev.licet.identity.shared.Outcome.Invalid;
import dev.licet.identity.shared.Slice;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The organizations, page by page, and a form for another one. */
@Pages
@RequestMapping("/dashboard/organizations")
class OrganizationsPages {
  private static final int PAGE = 50;

  private final Organizations organizations;

  OrganizationsPages(Organizations organizations) {
    this.organizations = organizations;
  }

  @GetMapping
  ModelAndView list(@RequestParam(defaultValue = "") String after) {
    return page(HttpStatus.OK, after, OrganizationForm.empty(), Problems.none());
  }

  @PostMapping
  ModelAndView create(OrganizationForm form) {
    var problems = form.problems();
    if (!problems.isEmpty()) {
      return page(HttpStatus.UNPROCESSABLE_CONTENT, "", form, Problems.of(problems));
    }
    var details = JsonObject.EMPTY.with(form.details());
    return switch (organizations.create(form.name(), details, Map.of())) {
      case Done<Organization>(var made) ->
          SeeOther.notice(
              "organization-created", "/dashboard/organizations/{organizationId}", made.id());
      case Invalid<Organization>(var found) ->
          page(HttpStatus.UNPROCESSABLE_CONTENT, "", form, Problems.of(found));
    };
  }

  private ModelAndView page(
      HttpStatus status, String after, OrganizationForm form, Problems problems) {
    var found = organizations.list(new Slice(after, 0, PAGE + 1));
    var shown = found.stream().limit(PAGE).toList();
    return new ModelAndView(
        "organization/list",
        Map.of(
            "organizations", shown,
            "next", found.size() > PAGE ? shown.getLast().id() : "",
            "form", form,
            "problems", problems),
        status);
  }
}
