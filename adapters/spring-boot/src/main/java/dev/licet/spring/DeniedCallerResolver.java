package dev.licet.spring;

import dev.licet.guard.Rule;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.ExceptionHandlerExceptionResolver;

/** Words a denial of Spring Security's method security as Guard words its own. */
final class DeniedCallerResolver implements HandlerExceptionResolver {
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

  /**
   * Adds it right after the application's own handlers of exceptions, and so before the one by
   * which Spring Security hands a denial on to its filter chain.
   */
  void addTo(List<HandlerExceptionResolver> resolvers) {
    int position = 0;
    for (int i = 0; i < resolvers.size(); i++) {
      if (resolvers.get(i) instanceof ExceptionHandlerExceptionResolver) {
        position = i + 1;
      }
    }
    resolvers.add(position, this);
  }
}
