package dev.licet.spring;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RequestPredicates;

/** The methods and the path of a functional route, read from the predicates that lead to it. */
final class FunctionalPath implements RequestPredicates.Visitor {
  private final Set<String> methods = new TreeSet<>();
  private final StringBuilder path = new StringBuilder();

  /** The patterns alone, one after the other, as Spring combines them. */
  private final StringBuilder pattern = new StringBuilder();

  /** Whether there is a predicate of another kind, which may know patterns of its own. */
  private boolean unknown;

  /** Whether some of the predicates need not hold. */
  private boolean alternatives;

  FunctionalPath(Iterable<RequestPredicate> predicates) {
    predicates.forEach(predicate -> predicate.accept(this));
  }

  Collection<String> methods() {
    return methods.isEmpty() ? List.of("*") : methods;
  }

  String path() {
    return path.isEmpty() ? "/**" : path.toString();
  }

  /**
   * Whether a call with this method, for which Spring has matched this pattern, may have come by
   * this route.
   */
  boolean mayHaveLed(String method, @Nullable String matched) {
    if (alternatives) {
      return true;
    }
    String all = matched == null ? "" : matched;
    return (methods.isEmpty() || methods.contains(method))
        && (unknown ? all.startsWith(pattern.toString()) : all.contentEquals(pattern));
  }

  @Override
  public void method(Set<HttpMethod> some) {
    some.forEach(method -> methods.add(method.name()));
  }

  @Override
  public void path(String one) {
    path.append(one);
    pattern.append(one);
  }

  @Override
  public void unknown(RequestPredicate predicate) {
    unknown = true;
    path.append(" (").append(predicate).append(')');
  }

  @Override
  public void or() {
    alternatives = true;
    path.append(" or ");
  }

  @Override
  public void startNegate() {
    alternatives = true;
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
