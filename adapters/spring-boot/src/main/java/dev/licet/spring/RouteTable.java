package dev.licet.spring;

import dev.licet.guard.Guard;
import dev.licet.guard.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Every route of the application with its rule, as the start-up log shows it. */
final class RouteTable {
  private record Line(String method, String path, String rule) {}

  private final RouteRules rules;
  private final RouteScope scope;
  private final Guard guard;
  private final Consumer<Object> handlers;
  private final List<Line> lines = new ArrayList<>();
  private boolean complete = true;

  /**
   * Of handlers with these rules.
   *
   * @param scope where a route without a rule is refused
   * @param handlers told of each handler
   */
  RouteTable(RouteRules rules, RouteScope scope, Guard guard, Consumer<Object> handlers) {
    this.rules = rules;
    this.scope = scope;
    this.guard = guard;
    this.handlers = handlers;
  }

  /**
   * Adds the routes of one of the application's routers.
   *
   * @throws StartRefused if a handler's annotations contradict each other, or the router would pass
   *     its handlers by the guard
   */
  void add(String name, HandlerMapping mapping) {
    if (mapping instanceof AbstractHandlerMapping) {
      addRoutes(mapping);
    } else if (mapping instanceof Iterable<?> several) {
      several.forEach(part -> addPart(name, part));
    } else {
      throw unguarded(name);
    }
  }

  /**
   * One of several routers behind one door, as Spring Data REST has them. They are no beans: what
   * gives a bean its interceptors need not have been done for them.
   */
  private void addPart(String name, @Nullable Object part) {
    if (!(part instanceof AbstractHandlerMapping router) || !isSetUp(router)) {
      throw unguarded(name);
    }
    addRoutes(router);
  }

  private static boolean isSetUp(AbstractHandlerMapping router) {
    try {
      return router.getApplicationContext() != null;
    } catch (IllegalStateException noContext) {
      return false;
    }
  }

  private static StartRefused unguarded(String name) {
    return new StartRefused(
        "the handler mapping '"
            + name
            + "' must extend AbstractHandlerMapping, or be an Iterable of such that are set up in"
            + " the application's context: its routes could not be guarded");
  }

  /** Adds a path of a servlet beside Spring MVC's. */
  void addServlet(String path, Class<?> servlet) {
    String text = text(rules.ofType(servlet), path, servlet, scope.hasServlet(path));
    lines.add(new Line("*", path.isEmpty() ? "/" : path, text));
  }

  private void addRoutes(HandlerMapping mapping) {
    if (mapping instanceof RequestMappingInfoHandlerMapping methods) {
      methods.getHandlerMethods().forEach(this::add);
    } else if (mapping instanceof AbstractUrlHandlerMapping urls) {
      urls.getHandlerMap().forEach((path, handler) -> add(List.of("*"), path, handler));
    } else if (mapping instanceof RouterFunctionMapping functions) {
      if (functions.getRouterFunction() != null) {
        functions.getRouterFunction().accept(new FunctionalRoutes(this::add));
      }
    } else {
      complete = false;
    }
  }

  /** Whether all routers have shown their handlers; who wrote one of another kind knows its own. */
  boolean isComplete() {
    return complete;
  }

  private void add(RequestMappingInfo info, HandlerMethod handler) {
    Collection<String> methods =
        info.getMethodsCondition().getMethods().stream().map(Enum::name).sorted().toList();
    info.getPatternValues()
        .forEach(path -> add(methods.isEmpty() ? List.of("*") : methods, path, handler));
  }

  private void add(FunctionalPath route, Object handler) {
    rules.functional().add(route, handler, rules.of(handler));
    add(route.methods(), route.path(), handler);
  }

  private void add(Collection<String> methods, String path, Object handler) {
    handlers.accept(handler);
    String rule = text(rules.of(handler), path, handler, scope.hasRoute(path));
    methods.forEach(method -> lines.add(new Line(method, path, rule)));
  }

  private String text(Optional<Rule> rule, String path, Object handler, boolean guarded) {
    if (rule.isPresent()) {
      requirePathValues(rule.get(), path, handler);
      requireMeetable(rule.get(), handler);
      return rule.get().inWords();
    }
    if (!guarded) {
      return "not guarded (outside licet.paths)";
    }
    return handler instanceof HandlerMethod method
            && ErrorController.class.isAssignableFrom(method.getBeanType())
        ? "REFUSED (shown for errors only)"
        : "REFUSED (no annotation)";
  }

  private void requireMeetable(Rule rule, Object handler) {
    try {
      guard.requireMeetable(rule);
    } catch (IllegalArgumentException e) {
      throw new StartRefused(handler + ": " + e.getMessage());
    }
  }

  /** An owner whom the path does not name could never be anybody. */
  private static void requirePathValues(Rule rule, String path, Object handler) {
    for (String name : rule.pathValues()) {
      if (!path.contains("{" + name + "}") && !path.contains("{" + name + ":")) {
        throw new StartRefused(
            handler
                + " is for the user {"
                + name
                + "} only, but its path '"
                + path
                + "' has no {"
                + name
                + "}");
      }
    }
  }

  /** One line a route, in columns, sorted by path. */
  @Override
  public String toString() {
    int method = width(lines.stream().map(Line::method).toList());
    int path = width(lines.stream().map(Line::path).toList());
    return lines.stream()
        .distinct()
        .sorted(Comparator.comparing(Line::path).thenComparing(Line::method))
        .map(
            line -> pad(line.method(), method) + "  " + pad(line.path(), path) + "  " + line.rule())
        .collect(Collectors.joining("\n  "));
  }

  private static int width(List<String> cells) {
    return cells.stream().mapToInt(String::length).max().orElse(0);
  }

  private static String pad(String cell, int width) {
    return cell + " ".repeat(width - cell.length());
  }
}
