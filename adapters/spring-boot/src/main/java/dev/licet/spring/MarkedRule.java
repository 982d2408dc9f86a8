package dev.licet.spring;

import static org.springframework.core.annotation.MergedAnnotations.SearchStrategy.DIRECT;
import static org.springframework.core.annotation.MergedAnnotations.SearchStrategy.TYPE_HIERARCHY;

import dev.licet.guard.Public;
import dev.licet.guard.RequiresAuth;
import dev.licet.guard.RequiresScope;
import dev.licet.guard.Rule;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;

/**
 * The rule that annotations give to a handler.
 *
 * <p>The nearest one holds: on the method, else on a method that it overrides or implements, else
 * on the class, else on a class or interface above it. They may stand on an annotation of one's
 * own. Two that differ at the same distance are a contradiction.
 */
final class MarkedRule {
  private MarkedRule() {}

  static Optional<Rule> of(Class<?> type, Method method) {
    return nearest(method).or(() -> nearest(type));
  }

  static Optional<Rule> of(Class<?> type) {
    return nearest(type);
  }

  private static Optional<Rule> nearest(AnnotatedElement element) {
    return only(element, DIRECT).or(() -> only(element, TYPE_HIERARCHY));
  }

  private static Optional<Rule> only(AnnotatedElement element, SearchStrategy where) {
    MergedAnnotations annotations = MergedAnnotations.from(element, where);
    Map<Rule, String> marks = new LinkedHashMap<>();
    annotations.stream(Public.class).forEach(mark -> marks.put(Rule.open(), "@Public"));
    annotations.stream(RequiresAuth.class)
        .forEach(mark -> marks.put(Rule.authenticated(), "@RequiresAuth"));
    annotations.stream(RequiresScope.class)
        .map(mark -> scope(mark, element))
        .forEach(rule -> marks.put(rule, "@RequiresScope"));
    if (marks.size() > 1) {
      throw new StartRefused(
          element
              + " has annotations that contradict each other: keep one of "
              + String.join(", ", marks.values()));
    }
    return marks.keySet().stream().findFirst();
  }

  private static Rule scope(MergedAnnotation<RequiresScope> mark, AnnotatedElement element) {
    List<String> permissions = List.of(mark.getStringArray("value"));
    try {
      return mark.getBoolean("any") ? new Rule.AnyOf(permissions) : new Rule.AllOf(permissions);
    } catch (IllegalArgumentException e) {
      throw new StartRefused("@RequiresScope on " + element + ": " + e.getMessage());
    }
  }
}
