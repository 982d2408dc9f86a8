package dev.licet.identity.management.paging;

import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** On the {@link Query} of a call that takes these parameters and no others. */
@Target(PARAMETER)
@Retention(RUNTIME)
public @interface Only {
  String[] value();
}
