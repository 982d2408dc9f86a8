package dev.licet.spring;

import dev.licet.guard.Guard;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Computes the rule of every handler before the first call can arrive, so that a contradiction and
 * a mark that guards nothing stop the start, and lists the routes in the log.
 */
final class RouteCheck implements SmartInitializingSingleton {
  private static final Logger log = LoggerFactory.getLogger(RouteCheck.class);

  private final ListableBeanFactory beans;
  private final RouteRules rules;
  private final Predicate<String> guarded;
  private final Guard guard;

  /**
   * Of all routers among these beans.
   *
   * @param guarded whether a route with this pattern is refused if it has no rule
   */
  RouteCheck(ListableBeanFactory beans, RouteRules rules, Predicate<String> guarded, Guard guard) {
    this.beans = beans;
    this.rules = rules;
    this.guarded = guarded;
    this.guard = guard;
  }

  @Override
  public void afterSingletonsInstantiated() {
    UnseenMarks marks = new UnseenMarks(rules);
    RouteTable table = new RouteTable(rules, guarded, guard, marks::seen);
    Echoes.silencedBy(() -> {
      BeanFactoryUtils.beansOfTypeIncludingAncestors(beans, HandlerMapping.class, true, false)
          .forEach(table::add);
      if (table.isComplete()) {
        marks.requireNoneIn(beans);
      }
    });
    log.info("Routes and who may call them:\n  {}", table);
  }
}
