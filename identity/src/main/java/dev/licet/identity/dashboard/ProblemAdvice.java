package dev.licet.identity.dashboard;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Whatever a page's controller throws becomes a page. */
@ControllerAdvice(annotations = Pages.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice {
  private final ProblemPages problems;

  ProblemAdvice(ProblemPages problems) {
    this.problems = problems;
  }

  @ExceptionHandler
  ModelAndView failed(Exception failure, HttpServletRequest request) {
    return problems.page(failure, request);
  }
}
