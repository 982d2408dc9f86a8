package dev.licet.identity.management.paging;

import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** On the {@link Query} of a call for a list: it takes these parameters besides the usual ones. */
@Target(PARAMETER)
@Retention(RUNTIME)
public @interface ForList {
  String[] value() default {};
}
