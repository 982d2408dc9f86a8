package dev.licet.spring;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.MappingMatch;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.RequestPath;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import org.springframework.web.util.pattern.PatternParseException;

/**
 * Where a handler without a rule is refused ({@code licet.paths}). It does not weaken a rule: a
 * handler that is marked is guarded wherever it lies.
 */
final class GuardedPaths {
  private final List<PathPattern> patterns;

  GuardedPaths(List<String> patterns) {
    this.patterns = patterns.stream().map(GuardedPaths::parse).toList();
  }

  static GuardedPaths from(Settings settings) {
    List<String> patterns = settings.list(Setting.PATHS);
    return new GuardedPaths(patterns.isEmpty() ? List.of("/**") : patterns);
  }

  /**
   * Whether a call is within the paths: by its own path, or by the pattern under which the router
   * found the handler. Either is enough, so that a router that is less particular about paths than
   * we are (about upper case, say) does not lead around the guard.
   */
  boolean cover(HttpServletRequest request, @Nullable String handlerPattern) {
    RequestPath path = RequestPath.parse(request.getRequestURI(), request.getContextPath());
    return matches(path)
        || matches(path.pathWithinApplication())
        || (handlerPattern != null
            && cover(handlerPattern, servletPath(request), request.getContextPath()));
  }

  /**
   * Whether a route with this pattern is within the paths: alone, or with what stands before it in
   * a URL. Each is what somebody may have had in mind.
   *
   * @param servletPath the path of the servlet, empty if it has none
   * @param contextPath the path of the application, empty if it has none
   */
  boolean cover(String handlerPattern, String servletPath, String contextPath) {
    return matches(PathContainer.parsePath(handlerPattern))
        || matches(PathContainer.parsePath(servletPath + handlerPattern))
        || matches(PathContainer.parsePath(contextPath + servletPath + handlerPattern));
  }

  /** Of a servlet that has all paths, the container says the call's own. */
  private static String servletPath(HttpServletRequest request) {
    return request.getHttpServletMapping().getMappingMatch() == MappingMatch.PATH
        ? request.getServletPath()
        : "";
  }

  private boolean matches(PathContainer path) {
    for (PathPattern pattern : patterns) {
      if (pattern.matches(path)) {
        return true;
      }
    }
    return false;
  }

  private static PathPattern parse(String pattern) {
    try {
      return PathPatternParser.defaultInstance.parse(
          pattern.startsWith("/") ? pattern : "/" + pattern);
    } catch (PatternParseException e) {
      throw Setting.PATHS.refuse(pattern, "a path pattern such as /api/**: " + e.getMessage());
    }
  }
}
