package dev.licet.spring;

import dev.licet.guard.Caller;
import dev.licet.guard.Condition;
import dev.licet.guard.Rule;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.util.ClassUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** The rule of each handler, read from its annotations once. */
final class RouteRules {
  private record Handler(Class<?> type, @Nullable Method method) {}

  private final Map<Handler, Optional<Rule>> rules = new ConcurrentHashMap<>();
  private final FunctionalRules functional = new FunctionalRules();
  private final MarkedRule marked;
  private final HandlerBehind behind;

  /** Those of an application whose conditions are to be had there. */
  RouteRules(Function<Class<? extends Condition>, Condition> conditions, HandlerBehind behind) {
    this.marked = new MarkedRule(conditions);
    this.behind = behind;
  }

  /**
   * The rule that a handler bears, whatever kind of handler that is; empty if nobody marked it.
   *
   * @throws StartRefused if the handler's annotations contradict each other
   */
  Optional<Rule> of(Object handler) {
    if (handler instanceof HandlerMethod method) {
      return known(new Handler(method.getBeanType(), method.getMethod()), key -> read(method));
    }
    Optional<Rule> own = ofType(ClassUtils.getUserClass(handler));
    return own.isPresent()
        ? own
        : behind.of(handler).map(ClassUtils::getUserClass).flatMap(this::ofType);
  }

  /** The classes whose marks count for a handler that is no method. */
  Stream<Class<?>> types(Object handler) {
    return Stream.concat(Stream.of(handler), behind.of(handler).stream())
        .map(ClassUtils::getUserClass);
  }

  /** The rule of the handler that a router has chosen for this call; empty if nobody marked it. */
  Optional<Rule> of(Object handler, HttpServletRequest request) {
    Optional<Rule> rule = of(handler);
    return rule.isPresent() ? rule : functional.of(handler, request);
  }

  FunctionalRules functional() {
    return functional;
  }

  /** The rule of a class that handles calls itself: a servlet, a {@code HandlerFunction} … */
  Optional<Rule> ofType(Class<?> type) {
    return known(new Handler(type, null), key -> marked.of(type));
  }

  /** All that are known by now. */
  Collection<Rule> all() {
    return rules.values().stream().flatMap(Optional::stream).distinct().toList();
  }

  /** Looks first and computes then, because the map locks where it computes. */
  private Optional<Rule> known(Handler handler, Function<Handler, Optional<Rule>> reader) {
    Optional<Rule> rule = rules.get(handler);
    return rule != null ? rule : rules.computeIfAbsent(handler, reader);
  }

  private Optional<Rule> read(HandlerMethod handler) {
    if (isAnswerToOptions(handler)) {
      return Optional.of(Rule.open());
    }
    Optional<Rule> rule = marked.of(handler.getBeanType(), handler.getMethod());
    for (MethodParameter parameter : handler.getMethodParameters()) {
      if (rule.isPresent() && rule.get() instanceof Rule.Open && needsCaller(parameter)) {
        throw new StartRefused(
            handler.getShortLogMessage()
                + " is public, so it may have no caller: its parameter must be an"
                + " Optional<Caller> instead of a Caller");
      }
    }
    return rule;
  }

  private static boolean needsCaller(MethodParameter parameter) {
    return parameter.getParameterType() == Caller.class && !parameter.isOptional();
  }

  /** Spring's own answer to OPTIONS, which says what methods a path has and runs nobody's code. */
  private static boolean isAnswerToOptions(HandlerMethod handler) {
    return handler.getBeanType().getEnclosingClass() == RequestMappingInfoHandlerMapping.class;
  }
}
