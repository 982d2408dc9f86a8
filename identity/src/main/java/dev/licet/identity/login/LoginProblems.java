package dev.licet.identity.login;

import dev.licet.identity.dashboard.PageFailureFilter;
import dev.licet.identity.dashboard.ProblemPages;
import dev.licet.identity.dashboard.SeeOther;
import dev.licet.identity.shared.Ids;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** The pages that tell users what went wrong; whatever a page's controller throws is one. */
@ControllerAdvice(annotations = LoginPages.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class LoginProblems {
  private static final String TEMPLATE = "login/problem";

  private final ProblemPages pages;

  LoginProblems(LoginFrames frames, Languages languages, Ids ids, ThymeleafViewResolver views) {
    this.pages =
        new ProblemPages(
            TEMPLATE,
            request -> frames.frameOfProblem(TEMPLATE, request),
            languages::resolveLocale,
            ids,
            views);
  }

  @ExceptionHandler
  ModelAndView failed(Exception failure, HttpServletRequest request) {
    return switch (failure) {
      case SentOn on -> SeeOther.exactly(on.path());
      case LoginRefused refused -> refused(refused, request);
      default -> pages.page(failure, request);
    };
  }

  /** A form's answer stays here: its page may have named no other place where it may lead. */
  private ModelAndView refused(LoginRefused refused, HttpServletRequest request) {
    var wayOn = refused.wayOn();
    if (wayOn.isPresent() && !HttpMethod.POST.matches(request.getMethod())) {
      return SeeOther.exactly(wayOn.get());
    }
    var page = pages.page(refused.status(), refused.problem(), request);
    wayOn.ifPresent(address -> page.addObject("wayOn", address));
    return page;
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
