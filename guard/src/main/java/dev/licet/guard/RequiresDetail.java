package dev.licet.guard;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Only a caller whose token holds an authorization detail like this may call this route (<a
 * href="https://www.rfc-editor.org/rfc/rfc9396#section-2">RFC 9396 section 2</a>). One single
 * detail must say all of it. See {@link AuthorizationDetail}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface RequiresDetail {
  /** Its {@code type}. */
  String type();

  /** What its {@code actions} must name, all of these. */
  String[] actions() default {};

  /** What its {@code locations} must name, all of these. */
  String[] locations() default {};

  /** What its {@code datatypes} must name, all of these. */
  String[] datatypes() default {};

  /** What its {@code privileges} must name, all of these. */
  String[] privileges() default {};

  /** What its {@code identifier} must be; anything if empty. */
  String identifier() default "";
}
