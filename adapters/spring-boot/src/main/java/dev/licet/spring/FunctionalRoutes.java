package dev.licet.spring;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;

/** Walks through router functions and names each route with its handler. */
final class FunctionalRoutes implements RouterFunctions.Visitor {
  private final Deque<RequestPredicate> outer = new ArrayDeque<>();
  private final BiConsumer<FunctionalPath, Object> routes;

  FunctionalRoutes(BiConsumer<FunctionalPath, Object> routes) {
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
    List<RequestPredicate> all = new ArrayList<>(outer);
    all.add(predicate);
    routes.accept(new FunctionalPath(all), handler);
  }

  @Override
  public void resources(Function<ServerRequest, Optional<Resource>> lookup) {
    routes.accept(new FunctionalPath(outer), lookup);
  }

  @Override
  public void unknown(RouterFunction<?> function) {
    routes.accept(new FunctionalPath(outer), function);
  }

  @Override
  public void attributes(Map<String, Object> attributes) {}
}
