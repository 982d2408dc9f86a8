package dev.licet.spring;

import static org.springframework.core.annotation.MergedAnnotations.SearchStrategy.DIRECT;
import static org.springframework.core.annotation.MergedAnnotations.SearchStrategy.TYPE_HIERARCHY;

import dev.licet.guard.Condition;
import dev.licet.guard.Rule;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;

/**
 * The rule that annotations give to a handler.
 *
 * <p>The nearest one holds: on the method, else on a method that it overrides or implements, else
 * on the class, else on a class or interface above it. They may stand on an annotation of one's
 * own. Several at the same distance add up; {@code @Public} and another contradict each other.
 */
final class MarkedRule {
  private final Function<Class<? extends Condition>, Condition> conditions;

  /** Those of handlers whose conditions are to be had there. */
  MarkedRule(Function<Class<? extends Condition>, Condition> conditions) {
    this.conditions = conditions;
  }

  Optional<Rule> of(Class<?> type, Method method) {
    return nearest(method).or(() -> nearest(type));
  }

  Optional<Rule> of(Class<?> type) {
    return nearest(type);
  }

  /**
   * Whether somebody has put a mark on this very class or method, or an annotation that has one.
   */
  static boolean isMarked(AnnotatedElement element) {
    return MergedAnnotations.from(element, DIRECT).stream()
        .anyMatch(annotation -> Rule.isMark(annotation.getType()));
  }

  private Optional<Rule> nearest(AnnotatedElement element) {
    return marked(element, DIRECT).or(() -> marked(element, TYPE_HIERARCHY));
  }

  private Optional<Rule> marked(AnnotatedElement element, SearchStrategy where) {
    List<Annotation> marks =
        MergedAnnotations.from(element, where).stream()
            .filter(annotation -> Rule.isMark(annotation.getType()))
            .map(MergedAnnotation::synthesize)
            .toList();
    try {
      return Rule.marked(marks, conditions);
    } catch (IllegalArgumentException e) {
      throw new StartRefused(element + " cannot be guarded: " + e.getMessage());
    }
  }
}
