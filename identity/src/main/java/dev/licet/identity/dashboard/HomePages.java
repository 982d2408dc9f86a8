package dev.licet.identity.dashboard;

import dev.licet.identity.dashboard.HomePart.Step;
import dev.licet.identity.shared.Issuer;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

@Pages
class HomePages {
  private final List<HomePart> parts;
  private final Issuer issuer;
  private final ProblemPages problems;

  HomePages(List<HomePart> parts, Issuer issuer, ProblemPages problems) {
    this.parts = parts.stream().sorted(Comparator.comparingInt(HomePart::order)).toList();
    this.issuer = issuer;
    this.problems = problems;
  }

  @GetMapping("/")
  ModelAndView root() {
    return SeeOther.to("/dashboard");
  }

  @GetMapping("/dashboard")
  ModelAndView home() {
    var steps = parts.stream().flatMap(part -> part.steps().stream()).toList();
    return new ModelAndView(
        "dashboard/home",
        Map.of(
            "figures", parts.stream().flatMap(part -> part.figures().stream()).toList(),
            "charts", parts.stream().flatMap(part -> part.charts().stream()).toList(),
            "steps", steps,
            "next", next(steps),
            "issuer", issuer.url()));
  }

  /** The name of the first step that is not done. */
  private static String next(List<Step> steps) {
    return steps.stream().filter(step -> !step.done()).map(Step::name).findFirst().orElse("");
  }

  /** Any other path of ours: it has no page. */
  @RequestMapping({"/dashboard/**", "/setup/**"})
  ModelAndView missing(HttpServletRequest request) {
    return problems.page(HttpStatus.NOT_FOUND, "missing", request);
  }
}
