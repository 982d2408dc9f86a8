package dev.licet.guard;

import dev.licet.guard.token.Finding;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether a caller whose token is right may call a route. */
final class Rights {
  /** What the provider's clock may be ahead of ours. */
  private static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

  private final Clock clock;

  Rights(Clock clock) {
    this.clock = clock;
  }

  Decision check(Permit permit, Rule rule, HttpCall call) {
    Optional<Refusal> refusal = refusal(rule, permit.caller().orElseThrow(), call);
    return refusal.isPresent() ? refusal.get() : permit;
  }

  private Optional<Refusal> refusal(Rule rule, Caller caller, HttpCall call) {
    if (rule instanceof Rule.All all) {
      return first(all, caller, call);
    }
    if (rule instanceof Rule.Any any) {
      return none(any, caller, call);
    }
    return holds(rule, caller, call)
        ? Optional.empty()
        : Optional.of(RuleFindings.refusal(rule, caller, call));
  }

  /** The first rule that does not hold; the scopes named are those that all of them ask for. */
  private Optional<Refusal> first(Rule.All all, Caller caller, HttpCall call) {
    for (Rule rule : all.rules()) {
      Optional<Refusal> refusal = refusal(rule, caller, call);
      if (refusal.isPresent()) {
        return refusal.get().scope().isEmpty()
            ? refusal
            : Optional.of(refusal.get().withScope(all.scopes()));
      }
    }
    return Optional.empty();
  }

  private Optional<Refusal> none(Rule.Any any, Caller caller, HttpCall call) {
    Optional<Refusal> worded = Optional.empty();
    for (Rule rule : any.rules()) {
      Optional<Refusal> refusal = refusal(rule, caller, call);
      if (refusal.isEmpty()) {
        return Optional.empty();
      }
      if (worded.isEmpty() || rank(refusal.get()) < rank(worded.get())) {
        worded = refusal;
      }
    }
    return worded.map(refusal -> alternatives(refusal, any, caller, call));
  }

  /** Which of several refusals is said: one that hides, one that says how to sign in, any other. */
  private static int rank(Refusal refusal) {
    return switch (refusal.reason()) {
      case HIDDEN -> 0;
      case AUTHENTICATION_INSUFFICIENT -> 1;
      default -> 2;
    };
  }

  private static Refusal alternatives(Refusal one, Rule.Any any, Caller caller, HttpCall call) {
    return one.reason() == Reason.PERMISSION_MISSING
        ? new Refusal(one.reason(), RuleFindings.of(any, caller, call), any.scopes())
        : one;
  }

  private boolean holds(Rule rule, Caller caller, HttpCall call) {
    if (rule instanceof Rule.AllOf all) {
      return hasAll(caller, all.permissions());
    }
    if (rule instanceof Rule.AnyOf any) {
      return hasAny(caller, any.permissions());
    }
    if (rule instanceof Rule.AllRoles all) {
      return caller.roles().containsAll(all.roles());
    }
    if (rule instanceof Rule.AnyRole any) {
      return any.roles().stream().anyMatch(caller::hasRole);
    }
    if (rule instanceof Rule.Owner owner) {
      return owns(owner, caller, call);
    }
    if (rule instanceof Rule.StepUp stepUp) {
      return hasSignedIn(stepUp, caller);
    }
    return holdsOtherwise(rule, caller, call);
  }

  private static boolean holdsOtherwise(Rule rule, Caller caller, HttpCall call) {
    if (rule instanceof Rule.User) {
      return !caller.isApplication();
    }
    if (rule instanceof Rule.Detail detail) {
      return detail.detail().isIn(caller);
    }
    if (rule instanceof Rule.Custom custom) {
      return Conditions.holds(custom, caller, call);
    }
    return rule instanceof Rule.Authenticated;
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

  private static boolean owns(Rule.Owner owner, Caller caller, HttpCall call) {
    return call.pathValue(owner.pathValue()).filter(caller.subject()::equals).isPresent()
        && !caller.isApplication();
  }

  private boolean hasSignedIn(Rule.StepUp stepUp, Caller caller) {
    boolean wellEnough =
        stepUp.acrValues().isEmpty()
            || caller.token().claims().text("acr").filter(stepUp.acrValues()::contains).isPresent();
    return wellEnough && (stepUp.maxAge().isEmpty() || isWithin(stepUp.maxAge().get(), caller));
  }

  private boolean isWithin(Duration maxAge, Caller caller) {
    Instant now = clock.instant();
    return caller
        .token()
        .claims()
        .time("auth_time")
        .filter(time -> !time.isAfter(now.plus(CLOCK_SKEW)) && !now.isAfter(time.plus(maxAge)))
        .isPresent();
  }

  /** What a rule asks for and what it finds, part by part, whether it holds or not. */
  static List<Finding> findings(Rule rule, Caller caller, HttpCall call) {
    return rule instanceof Rule.All all
        ? all.rules().stream().flatMap(r -> findings(r, caller, call).stream()).toList()
        : List.of(RuleFindings.of(rule, caller, call));
  }
}
