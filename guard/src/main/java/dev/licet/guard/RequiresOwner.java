package dev.licet.guard;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Only the user whom the path names may call this route: the token's {@code sub} must be, to the
 * letter, the value in the path. An application is no user and owns nothing.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface RequiresOwner {
  /** The name that the route's pattern gives to the user in it: {@code userId} of {userId}. */
  String value();

  /** Whether others are answered 404 instead of 403, so that they learn nothing. */
  boolean hidden() default false;

  /** Permissions which, held all together, stand for ownership: those of an administrator, say. */
  String[] orScope() default {};
}
