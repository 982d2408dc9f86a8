package dev.licet.spring;

import dev.licet.guard.Rule;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.cors.PreFlightRequestHandler;
import org.springframework.web.servlet.AsyncHandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/** Guards every handler that Spring MVC's router chooses, under the rule of that very handler. */
final class RouteInterceptor implements AsyncHandlerInterceptor {
  private static final String PATH_WITHIN_MAPPING =
      HandlerMapping.PATH_WITHIN_HANDLER_MAPPING_ATTRIBUTE;

  private final RouteRules rules;
  private final GuardedPaths paths;
  private final Gate gate;
  private final CallerContext context;

  RouteInterceptor(RouteRules rules, GuardedPaths paths, Gate gate, CallerContext context) {
    this.rules = rules;
    this.paths = paths;
    this.gate = gate;
    this.context = context;
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException, ServletException {
    if (runsNoRoute(request, handler)) {
      return true;
    }
    Optional<Rule> rule = rules.of(handler, request);
    if (rule.isEmpty() && !paths.cover(request, pattern(request))) {
      return true;
    }
    if (rule.isEmpty() && handler instanceof ResourceHttpRequestHandler files) {
      answerNotFoundUnlessThere(files, request);
    }
    if (!gate.admits(request, response, rule.orElseGet(Rule::nobody))) {
      return false;
    }
    Gate.caller(request).ifPresent(caller -> context.enter(request, caller));
    return true;
  }

  /**
   * Error pages, which the container asks for and no client can, and Spring's own answer to a CORS
   * preflight, behind which the handler is not called.
   */
  private static boolean runsNoRoute(HttpServletRequest request, Object handler) {
    return request.getDispatcherType() == DispatcherType.ERROR
        || handler instanceof PreFlightRequestHandler;
  }

  /**
   * Spring Boot's router sends unknown paths to the static files; where nothing is, 404 is said.
   */
  private static void answerNotFoundUnlessThere(
      ResourceHttpRequestHandler files, HttpServletRequest request)
      throws NoResourceFoundException {
    String path = String.valueOf(request.getAttribute(PATH_WITHIN_MAPPING));
    if (!StaticFile.exists(files, request, path)) {
      throw new NoResourceFoundException(
          HttpMethod.valueOf(request.getMethod()), request.getRequestURI(), path);
    }
  }

  private static @Nullable String pattern(HttpServletRequest request) {
    return (String) request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
  }

  @Override
  public void afterConcurrentHandlingStarted(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    context.leave(request);
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception failure) {
    if (request.getDispatcherType() != DispatcherType.FORWARD
        && request.getDispatcherType() != DispatcherType.INCLUDE) {
      context.leave(request);
    }
  }
}
