package dev.licet.guard;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Only a caller whose access token holds these permissions may call this route. A permission counts
 * whether it stands in {@code scope} (RFC 8693 section 4.2) or in Auth0's {@code permissions}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface RequiresScope {
  /** The permissions; at least one, each a scope-token of RFC 6749 section 3.3. */
  String[] value();

  /** Whether one of the permissions is enough; otherwise the caller needs all of them. */
  boolean any() default false;
}
