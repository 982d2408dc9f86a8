package dev.licet.guard;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Only a caller who has these roles may call this route. Where a token says its roles is a setting
 * of the guard ({@link Guard.Builder#rolesFrom}); without it, nobody has any.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface RequiresRole {
  /** The roles; at least one. */
  String[] value();

  /** Whether one of the roles is enough; otherwise the caller needs all of them. */
  boolean any() default false;
}
