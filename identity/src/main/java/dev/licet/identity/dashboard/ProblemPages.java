package dev.licet.identity.dashboard;

import dev.licet.identity.shared.Ids;
import dev.licet.identity.store.Unavailable;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.function.Function;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.ModelAndView;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/**
 * The pages that say what went wrong, in words for people: no stack trace, nothing of the inside.
 */
public final class ProblemPages {
  private static final Logger log = LoggerFactory.getLogger(ProblemPages.class);

  private final String template;
  private final Function<HttpServletRequest, Object> frames;
  private final Function<HttpServletRequest, Locale> languages;
  private final Ids ids;
  private final ThymeleafViewResolver views;

  /**
   * Pages in one look.
   *
   * @param template shows what the model holds under frame, problem and errorId
   * @param frames what the template puts around a page
   * @param languages in which a page is that is written from outside of the controllers
   */
  public ProblemPages(
      String template,
      Function<HttpServletRequest, Object> frames,
      Function<HttpServletRequest, Locale> languages,
      Ids ids,
      ThymeleafViewResolver views) {
    this.template = template;
    this.frames = frames;
    this.languages = languages;
    this.ids = ids;
    this.views = views;
  }

  /** A page with the texts {@code problem.NAME.title} and {@code problem.NAME.text}. */
  public ModelAndView page(HttpStatusCode status, String name, HttpServletRequest request) {
    return page(status, name, null, request);
  }

  /**
   * The page for what a controller or a template threw; what nobody foresaw is logged under an id.
   */
  public ModelAndView page(Throwable failure, HttpServletRequest request) {
    if (failure instanceof PageNotFound) {
      return page(HttpStatus.NOT_FOUND, "missing", request);
    }
    if (failure instanceof InvalidParameterException refused) {
      return page(HttpStatusCode.valueOf(refused.getErrorCode()), "form", request);
    }
    if (failure instanceof ErrorResponse answer && answer.getStatusCode().is4xxClientError()) {
      return page(answer.getStatusCode(), "request", request);
    }
    if (failure instanceof TypeMismatchException) {
      return page(HttpStatus.BAD_REQUEST, "request", request);
    }
    if (Unavailable.is(failure)) {
      return page(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", request);
    }
    var id = ids.alphanumeric(10);
    log.error("Page {} failed, error id {}", request.getServletPath(), id, failure);
    return page(HttpStatus.INTERNAL_SERVER_ERROR, "failure", id, request);
  }

  /** Writes the page {@code problem.NAME} from outside of the controllers: from a filter. */
  public void write(
      HttpStatus status, String name, HttpServletRequest request, HttpServletResponse response)
      throws ServletException {
    write(page(status, name, request), request, response);
  }

  void write(ModelAndView page, HttpServletRequest request, HttpServletResponse response)
      throws ServletException {
    try {
      var view = views.resolveViewName(template, languages.apply(request));
      if (view == null || page.getStatus() == null) {
        throw new IllegalStateException("The template " + template + " is part of this jar");
      }
      response.setStatus(page.getStatus().value());
      view.render(page.getModel(), request, response);
    } catch (Exception e) {
      throw new ServletException("Cannot write the problem page", e);
    }
  }

  private ModelAndView page(
      HttpStatusCode status, String name, @Nullable String id, HttpServletRequest request) {
    var model = new HashMap<String, @Nullable Object>();
    model.put(Frames.ATTRIBUTE, frames.apply(request));
    model.put("problem", name);
    model.put("errorId", id);
    return new ModelAndView(template, model, status);
  }
}
