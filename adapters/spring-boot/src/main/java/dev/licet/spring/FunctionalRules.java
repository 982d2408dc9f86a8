package dev.licet.spring;

import static java.util.stream.Collectors.toSet;

import dev.licet.guard.Rule;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RouterFunction;

/**
 * The rules of functional routes whose handler Spring hides. Behind a filter ({@code before},
 * {@code after}, {@code filter}, {@code onError}) the router chooses a handler of its own, made for
 * this one call, which runs the marked one and does not tell which that is. What Spring does tell
 * is the pattern that it has matched: the rule is that of the routes with this pattern.
 */
final class FunctionalRules {
  /** Serves files, and is made anew for each of them; it hides nobody's handler. */
  private static final String FILES =
      "org.springframework.web.servlet.function.ResourceHandlerFunction";

  private record Route(FunctionalPath path, boolean opaque, Optional<Rule> rule) {
    boolean mayHaveLed(String method, @Nullable String pattern) {
      return opaque || path.mayHaveLed(method, pattern);
    }
  }

  private final List<Route> routes = new CopyOnWriteArrayList<>();
  private final Set<Object> shown =
      Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

  /**
   * A route as the router shows it at the start; a router of another kind shows none of its own.
   */
  void add(FunctionalPath path, Object handler, Optional<Rule> rule) {
    routes.add(new Route(path, handler instanceof RouterFunction, rule));
    shown.add(handler);
  }

  /**
   * The rule of a handler that bears none itself; empty if it hides none. Nobody may call where it
   * may hide one of several that have different rules.
   */
  Optional<Rule> of(Object handler, HttpServletRequest request) {
    if (!mayHideAnother(handler) || routes.stream().allMatch(route -> route.rule().isEmpty())) {
      return Optional.empty();
    }
    String pattern = (String) request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    Set<Optional<Rule>> possible =
        routes.stream()
            .filter(route -> route.mayHaveLed(request.getMethod(), pattern))
            .map(Route::rule)
            .collect(toSet());
    if (possible.size() == 1) {
      return possible.iterator().next();
    }
    return possible.isEmpty() && pattern == null ? Optional.empty() : Optional.of(Rule.nobody());
  }

  private boolean mayHideAnother(Object handler) {
    return handler instanceof HandlerFunction
        && !shown.contains(handler)
        && !handler.getClass().getName().equals(FILES);
  }
}
