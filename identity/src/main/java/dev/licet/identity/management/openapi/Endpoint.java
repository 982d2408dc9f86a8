package dev.licet.identity.management.openapi;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.paging.Query;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.web.method.HandlerMethod;

/** One method of one path, and the method in Java that answers it. */
record Endpoint(String method, String path, HandlerMethod handler) {
  private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

  /** Its name in {@link dev.licet.identity.management.body.Described}. */
  String name() {
    return method + " " + path.substring(ManagementApi.PATH.length());
  }

  /** What its resource is called: {@code clients}. */
  String tag() {
    return path.substring(ManagementApi.PATH.length() + 1).replaceAll("/.*", "");
  }

  String operationId() {
    return tag() + "_" + handler.getMethod().getName();
  }

  /** The permissions it asks for. */
  Optional<RequiresScope> mark() {
    return Optional.ofNullable(handler.getMethodAnnotation(RequiresScope.class));
  }

  public List<String> scopes() {
    return mark().stream().flatMap(mark -> Stream.of(mark.value())).toList();
  }

  /** The names of the variable parts of its path. */
  List<String> variables() {
    return VARIABLE.matcher(path).results().map(result -> result.group(1)).toList();
  }

  /** The names of the parameters of its query. */
  List<String> parameters() {
    return Stream.of(handler.getMethodParameters())
        .flatMap(argument -> Query.parameters(argument).stream())
        .toList();
  }
}
