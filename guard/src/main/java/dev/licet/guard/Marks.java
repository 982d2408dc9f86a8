package dev.licet.guard;

import java.lang.annotation.Annotation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What annotations on a handler say. */
final class Marks {
  /** In the order in which their rules are looked at. */
  private static final List<Class<? extends Annotation>> ORDER =
      List.of(
          Public.class,
          RequiresAuth.class,
          RequiresScope.class,
          RequiresRole.class,
          RequiresDetail.class,
          RequiresUser.class,
          RequiresOwner.class,
          RequiresStepUp.class,
          RequiresCondition.class);

  private static final Map<Class<? extends Annotation>, Function<Annotation, Rule>> READERS =
      Map.of(
          Public.class, mark -> Rule.open(),
          RequiresAuth.class, mark -> Rule.authenticated(),
          RequiresScope.class, mark -> scope((RequiresScope) mark),
          RequiresRole.class, mark -> role((RequiresRole) mark),
          RequiresDetail.class, mark -> detail((RequiresDetail) mark),
          RequiresUser.class, mark -> Rule.user(),
          RequiresOwner.class, mark -> owner((RequiresOwner) mark),
          RequiresStepUp.class, mark -> stepUp((RequiresStepUp) mark));

  private final Function<Class<? extends Condition>, Condition> conditions;

  /** Those whose conditions are to be had there. */
  Marks(Function<Class<? extends Condition>, Condition> conditions) {
    this.conditions = conditions;
  }

  static boolean isMark(Class<? extends Annotation> type) {
    return ORDER.contains(type);
  }

  Optional<Rule> rule(Collection<? extends Annotation> annotations) {
    List<? extends Annotation> marks =
        annotations.stream()
            .filter(annotation -> isMark(annotation.annotationType()))
            .sorted((a, b) -> Integer.compare(place(a), place(b)))
            .toList();
    Set<Rule> rules = new LinkedHashSet<>(marks.stream().map(this::read).toList());
    if (rules.size() > 1 && rules.contains(Rule.open())) {
      throw new IllegalArgumentException(
          "annotations that contradict each other: keep one of "
              + marks.stream().map(Marks::name).distinct().collect(Collectors.joining(", ")));
    }
    if (rules.size() > 1) {
      rules.remove(Rule.authenticated());
    }
    return rules.size() > 1
        ? Optional.of(new Rule.All(new ArrayList<>(rules)))
        : rules.stream().findFirst();
  }

  private static int place(Annotation mark) {
    return ORDER.indexOf(mark.annotationType());
  }

  private static String name(Annotation mark) {
    return "@" + mark.annotationType().getSimpleName();
  }

  private Rule read(Annotation mark) {
    try {
      return mark instanceof RequiresCondition own
          ? condition(own)
          : READERS.getOrDefault(mark.annotationType(), m -> Rule.nobody()).apply(mark);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name(mark) + ": " + e.getMessage(), e);
    }
  }

  private Rule condition(RequiresCondition mark) {
    List<Rule> rules = new ArrayList<>();
    for (Class<? extends Condition> type : mark.value()) {
      rules.add(Rule.custom(type.getSimpleName(), conditions.apply(type)));
    }
    return rules.size() == 1 ? rules.get(0) : new Rule.All(rules);
  }

  private static Rule scope(RequiresScope mark) {
    return mark.any() ? Rule.anyOf(mark.value()) : Rule.allOf(mark.value());
  }

  private static Rule role(RequiresRole mark) {
    return mark.any() ? Rule.anyRole(mark.value()) : Rule.allRoles(mark.value());
  }

  private static Rule owner(RequiresOwner mark) {
    Rule owner = new Rule.Owner(mark.value(), mark.hidden());
    return mark.orScope().length == 0 ? owner : Rule.any(owner, Rule.allOf(mark.orScope()));
  }

  private static Rule stepUp(RequiresStepUp mark) {
    return new Rule.StepUp(
        List.of(mark.acr()),
        mark.maxAge() == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(mark.maxAge())));
  }

  private static Rule detail(RequiresDetail mark) {
    AuthorizationDetail detail = AuthorizationDetail.ofType(mark.type());
    detail = mark.actions().length == 0 ? detail : detail.actions(mark.actions());
    detail = mark.locations().length == 0 ? detail : detail.locations(mark.locations());
    detail = mark.datatypes().length == 0 ? detail : detail.datatypes(mark.datatypes());
    detail = mark.privileges().length == 0 ? detail : detail.privileges(mark.privileges());
    return Rule.detail(mark.identifier().isEmpty() ? detail : detail.identifier(mark.identifier()));
  }
}
