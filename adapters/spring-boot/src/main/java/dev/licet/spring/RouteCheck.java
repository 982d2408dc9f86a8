package dev.licet.spring;

import dev.licet.guard.Guard;
import jakarta.servlet.ServletContext;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Computes the rule of every handler and servlet before the first call can arrive, so that a
 * contradiction and a mark that guards nothing stop the start, and lists the routes in the log.
 */
final class RouteCheck implements SmartInitializingSingleton {
  private static final Logger log = LoggerFactory.getLogger(RouteCheck.class);

  private final ListableBeanFactory beans;
  private final Optional<ServletContext> servlets;
  private final RouteTable table;
  private final UnseenMarks marks;

  /** Of all routers among these beans, and all servlets. */
  RouteCheck(
      ListableBeanFactory beans,
      Optional<ServletContext> servlets,
      RouteRules rules,
      RouteScope scope,
      Guard guard) {
    this.beans = beans;
    this.servlets = servlets;
    this.marks = new UnseenMarks(rules);
    this.table = new RouteTable(rules, scope, guard, marks::seen);
  }

  @Override
  public void afterSingletonsInstantiated() {
    Echoes.silencedBy(this::check);
    log.info("Routes and who may call them:\n  {}", table);
  }

  private void check() {
    BeanFactoryUtils.beansOfTypeIncludingAncestors(beans, HandlerMapping.class, true, false)
        .forEach(table::add);
    servlets.ifPresent(context -> OtherServlets.of(context, table::addServlet));
    if (table.isComplete()) {
      marks.requireNoneIn(beans);
    }
  }
}
