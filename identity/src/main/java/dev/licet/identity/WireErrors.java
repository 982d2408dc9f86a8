package dev.licet.identity;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Answers whatever went wrong and nobody answered: a page where a feature offers one for the path,
 * a JSON body everywhere else.
 */
@Controller
class WireErrors implements ErrorController {
  private final List<ErrorViewResolver> pages;

  WireErrors(List<ErrorViewResolver> pages) {
    this.pages = pages;
  }

  @RequestMapping("/error")
  Object answer(HttpServletRequest request) {
    var status = status(request);
    return pages.stream()
        .map(page -> page.resolveErrorView(request, status, Map.of()))
        .filter(Objects::nonNull)
        .findFirst()
        .map(Object.class::cast)
        .orElseGet(() -> json(status));
  }

  private static ResponseEntity<WireError> json(HttpStatus status) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_JSON)
        .body(WireError.of(status.value()));
  }

  /** Somebody who asks for /error itself finds nothing. */
  private static HttpStatus status(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
        ? Objects.requireNonNullElse(HttpStatus.resolve(code), HttpStatus.INTERNAL_SERVER_ERROR)
        : HttpStatus.NOT_FOUND;
  }
}
