package dev.licet.spring;

import dev.licet.guard.Rule;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * Guards servlets beside Spring MVC's, which its router never sees, by the annotations on their
 * class. Which servlet will answer is asked of the container, not guessed from the path.
 */
final class ServletGuard implements Filter {
  private final RouteRules rules;
  private final GuardedPaths paths;
  private final Gate gate;
  private final Map<String, Class<?>> types = new ConcurrentHashMap<>();

  ServletGuard(RouteRules rules, GuardedPaths paths, Gate gate) {
    this.rules = rules;
    this.paths = paths;
    this.gate = gate;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (passes((HttpServletRequest) request, (HttpServletResponse) response)) {
      chain.doFilter(request, response);
    }
  }

  private boolean passes(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    HttpServletMapping mapping = request.getHttpServletMapping();
    Class<?> type = types.computeIfAbsent(mapping.getServletName(), name -> type(request, name));
    if (DispatcherServlet.class.isAssignableFrom(type)) {
      return true;
    }
    Optional<Rule> rule = rules.ofType(type);
    return (rule.isEmpty() && !paths.cover(request, mapping.getPattern()))
        || gate.admits(request, response, rule.orElseGet(Rule::nobody));
  }

  /** The servlet's class; where no servlet will answer, that of the one that guards itself. */
  private static Class<?> type(HttpServletRequest request, String name) {
    ServletRegistration servlet = request.getServletContext().getServletRegistration(name);
    return servlet == null ? DispatcherServlet.class : OtherServlets.type(servlet);
  }
}
