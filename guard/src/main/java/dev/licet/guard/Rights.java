package dev.licet.guard;

import dev.licet.guard.token.Check;
import dev.licet.guard.token.Finding;
import java.util.List;

/** Whether a caller whose token is right may call a route. */
final class Rights {
  private Rights() {}

  static Decision check(Permit permit, Rule rule) {
    Caller caller = permit.caller().orElseThrow();
    return permits(rule, caller) ? permit : missing(rule, caller);
  }

  private static boolean permits(Rule rule, Caller caller) {
    if (rule instanceof Rule.AllOf all) {
      return hasAll(caller, all.permissions());
    }
    if (rule instanceof Rule.AnyOf any) {
      return hasAny(caller, any.permissions());
    }
    return !(rule instanceof Rule.Nobody);
  }

  private static boolean hasAll(Caller caller, List<String> permissions) {
    for (String permission : permissions) {
      if (!caller.has(permission)) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasAny(Caller caller, List<String> permissions) {
    for (String permission : permissions) {
      if (caller.has(permission)) {
        return true;
      }
    }
    return false;
  }

  private static Refusal missing(Rule rule, Caller caller) {
    return new Refusal(Reason.PERMISSION_MISSING, finding(rule, caller), asked(rule));
  }

  /** What the rule asks for and what the caller holds. */
  static Finding finding(Rule rule, Caller caller) {
    String expected =
        rule instanceof Rule.Nobody
            ? "a route with a rule: nobody may call this one"
            : (rule instanceof Rule.AnyOf ? "one of: " : "all of: ")
                + String.join(" ", asked(rule));
    List<String> held = caller.permissions().stream().sorted().toList();
    String found = held.isEmpty() ? "no permission" : String.join(" ", held);
    return new Finding(Check.PERMISSION, expected, found);
  }

  private static List<String> asked(Rule rule) {
    if (rule instanceof Rule.AllOf all) {
      return all.permissions();
    }
    return rule instanceof Rule.AnyOf any ? any.permissions() : List.of();
  }
}
