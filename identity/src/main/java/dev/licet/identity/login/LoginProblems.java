package dev.licet.identity.login;

import dev.licet.identity.dashboard.PageFailureFilter;
import dev.licet.identity.dashboard.ProblemPages;
import dev.licet.identity.shared.Ids;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** The pages that tell users what went wrong; whatever a page's controller throws is one. */
@ControllerAdvice(annotations = LoginPages.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class LoginProblems {
  private final ProblemPages pages;

  LoginProblems(LoginFrames frames, Ids ids, ThymeleafViewResolver views) {
    this.pages = new ProblemPages("login/problem", _ -> frames.frameOfProblem(), ids, views);
  }

  @ExceptionHandler
  ModelAndView failed(Exception failure, HttpServletRequest request) {
    return failure instanceof LoginRefused refused
        ? pages.page(refused.status(), refused.problem(), request)
        : pages.page(failure, request);
  }

  void write(
      HttpStatus status, String name, HttpServletRequest request, HttpServletResponse response)
      throws ServletException {
    pages.write(status, name, request, response);
  }

  PageFailureFilter filter() {
    return new PageFailureFilter(pages);
  }
}
