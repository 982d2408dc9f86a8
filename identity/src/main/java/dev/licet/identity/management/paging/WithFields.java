package dev.licet.identity.management.paging;

import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * On the {@link Query} of a call that is no list by page: it takes these parameters besides those
 * that choose the fields.
 */
@Target(PARAMETER)
@Retention(RUNTIME)
public @interface WithFields {
  String[] value() default {};
}
