package dev.licet.guard;

import java.util.function.BiPredicate;

/**
 * A condition of the application's own: whether this caller may make this call. It is asked on each
 * call that has a valid token, by many threads at once; one that throws is not true. {@link
 * RequiresCondition} names its class, {@link Rule#custom} takes the object itself.
 */
@FunctionalInterface
public interface Condition extends BiPredicate<Caller, HttpCall> {}
