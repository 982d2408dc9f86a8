package dev.licet.spring;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;

/** Walks through router functions and names each route by the predicates that lead to it. */
final class FunctionalRoutes implements RouterFunctions.Visitor {
  private final Deque<RequestPredicate> outer = new ArrayDeque<>();
  private final BiConsumer<String, Object> routes;

  FunctionalRoutes(BiConsumer<String, Object> routes) {
    this.routes = routes;
  }

  @Override
  public void startNested(RequestPredicate predicate) {
    outer.addLast(predicate);
  }

  @Override
  public void endNested(RequestPredicate predicate) {
    outer.removeLast();
  }

  @Override
  public void route(RequestPredicate predicate, HandlerFunction<?> handler) {
    StringJoiner name = new StringJoiner(" ");
    outer.forEach(part -> name.add(part.toString()));
    routes.accept(name.add(predicate.toString()).toString(), handler);
  }

  @Override
  public void resources(Function<ServerRequest, Optional<Resource>> lookup) {
    routes.accept("static files", lookup);
  }

  @Override
  public void attributes(Map<String, Object> attributes) {}

  @Override
  public void unknown(RouterFunction<?> function) {
    routes.accept(function.toString(), function);
  }
}
