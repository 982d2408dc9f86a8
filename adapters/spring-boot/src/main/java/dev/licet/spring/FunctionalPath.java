package dev.licet.spring;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RequestPredicates;

/** The methods and the path of a functional route, read from the predicates that lead to it. */
final class FunctionalPath implements RequestPredicates.Visitor {
  private final Set<String> methods = new TreeSet<>();
  private final StringBuilder path = new StringBuilder();

  FunctionalPath(Iterable<RequestPredicate> predicates) {
    predicates.forEach(predicate -> predicate.accept(this));
  }

  Collection<String> methods() {
    return methods.isEmpty() ? List.of("*") : methods;
  }

  String path() {
    return path.isEmpty() ? "/**" : path.toString();
  }

  @Override
  public void method(Set<HttpMethod> some) {
    some.forEach(method -> methods.add(method.name()));
  }

  @Override
  public void path(String pattern) {
    path.append(pattern);
  }

  @Override
  public void unknown(RequestPredicate predicate) {
    path.append(" (").append(predicate).append(')');
  }

  @Override
  public void or() {
    path.append(" or ");
  }

  @Override
  public void startNegate() {
    path.append(" not(");
  }

  @Override
  public void endNegate() {
    path.append(')');
  }

  @Override
  @SuppressWarnings("removal") // Spring still asks for it
  public void pathExtension(String extension) {}

  @Override
  public void header(String name, String value) {}

  @Override
  public void param(String name, String value) {}

  @Override
  public void version(String version) {}

  @Override
  public void startAnd() {}

  @Override
  public void and() {}

  @Override
  public void endAnd() {}

  @Override
  public void startOr() {}

  @Override
  public void endOr() {}
}
