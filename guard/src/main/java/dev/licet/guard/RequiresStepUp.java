package dev.licet.guard;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Only a user who signed in well enough and lately enough may call this route (<a
 * href="https://www.rfc-editor.org/rfc/rfc9470">RFC 9470</a>). Others are told by the challenge how
 * to sign in, so that a client can send its user there and come again. One of the two must be said.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface RequiresStepUp {
  /** What the token's {@code acr} may be, the preferred first; anything if empty. */
  String[] acr() default {};

  /** How many seconds ago the token's {@code auth_time} may be; any time if 0. */
  long maxAge() default 0;
}
