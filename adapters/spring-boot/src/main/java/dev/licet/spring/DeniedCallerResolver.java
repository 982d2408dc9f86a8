package dev.licet.spring;

import dev.licet.guard.Rule;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Words a denial of Spring Security's method security as Guard words its own. */
final class DeniedCallerResolver implements HandlerExceptionResolver, Ordered {
  private final Gate gate;

  DeniedCallerResolver(Gate gate) {
    this.gate = gate;
  }

  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception failure) {
    if (!(failure instanceof AccessDeniedException) || Gate.caller(request).isEmpty()) {
      return null;
    }
    try {
      gate.admits(request, response, Rule.nobody());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ModelAndView();
  }

  /** After the application's own handlers of exceptions. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }
}
