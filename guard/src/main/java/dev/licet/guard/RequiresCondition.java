package dev.licet.guard;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Only callers for whom every one of these conditions of the application is true may call this
 * route; others are answered 403. The framework has the one object of each class: in Spring, the
 * bean. Where it has none, the application does not start.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface RequiresCondition {
  /** The classes of the conditions, in the order in which they are asked. */
  Class<? extends Condition>[] value();
}
