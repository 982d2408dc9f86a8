package dev.licet.identity.api;

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
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The list of APIs, and the form that makes one. */
@Pages
@RequestMapping("/dashboard/apis")
class ApisPages {
  private final Apis apis;

  ApisPages(Apis apis) {
    this.apis = apis;
  }

  @GetMapping
  ModelAndView list() {
    return new ModelAndView("api/list", Map.of("apis", apis.list()));
  }

  @GetMapping("/new")
  ModelAndView form() {
    return form(HttpStatus.OK, NewApiForm.empty(), Problems.none());
  }

  @PostMapping
  ModelAndView create(NewApiForm form) {
    return switch (form.wanted()) {
      case Done<NewApi>(var wanted) -> create(form, apis.register(wanted));
      case Invalid<NewApi>(var problems) -> again(form, problems);
    };
  }

  private static ModelAndView create(NewApiForm form, Outcome<Api> outcome) {
    return switch (outcome) {
      case Done<Api>(var api) -> SeeOther.notice("api-created", "/dashboard/apis/{id}", api.id());
      case Invalid<Api>(var problems) -> again(form, problems);
    };
  }

  private static ModelAndView again(NewApiForm form, List<FieldProblem> problems) {
    return form(HttpStatus.UNPROCESSABLE_CONTENT, form, Problems.of(problems));
  }

  private static ModelAndView form(HttpStatus status, NewApiForm form, Problems problems) {
    var model = Map.of("form", form, "problems", problems, "algorithms", SigningAlgorithm.values());
    return new ModelAndView("api/create", model, status);
  }
}
