package dev.licet.guard;

import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** Asks an application's own conditions; one that fails is not true. */
final class Conditions {
  private static final System.Logger LOG = System.getLogger(Conditions.class.getName());

  private Conditions() {}

  static boolean holds(Rule.Custom rule, Caller caller, HttpCall call) {
    BiPredicate<Caller, HttpCall> condition = rule.condition();
    try {
      return condition.test(caller, call);
    } catch (RuntimeException e) {
      return failed(e);
    }
  }

  static <T> boolean holds(Predicate<T> condition, T value) {
    try {
      return condition.test(value);
    } catch (RuntimeException e) {
      return failed(e);
    }
  }

  /** Its message may hold anything, so the log names only where it was thrown. */
  private static boolean failed(RuntimeException e) {
    StackTraceElement[] trace = e.getStackTrace();
    LOG.log(
        System.Logger.Level.WARNING,
        "A condition of a rule failed, so the call was refused: {0} at {1}",
        e.getClass().getName(),
        trace.length == 0 ? "an unknown place" : trace[0].toString());
    return false;
  }
}
