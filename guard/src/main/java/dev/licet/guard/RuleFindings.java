package dev.licet.guard;

import dev.licet.guard.token.Check;
import dev.licet.guard.token.Claims;
import dev.licet.guard.token.Finding;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What a rule asked for and what it found, and how the refusal is worded. */
final class RuleFindings {
  private RuleFindings() {}

  /** The refusal of a call for which this rule, which is no combination, does not hold. */
  static Refusal refusal(Rule rule, Caller caller, HttpCall call) {
    Finding finding = of(rule, caller, call);
    if (rule instanceof Rule.StepUp stepUp) {
      return Refusal.of(finding).asking(Challenge.with(parameters(stepUp)));
    }
    return rule instanceof Rule.Owner owner && owner.isHidden()
        ? new Refusal(Reason.HIDDEN, finding, rule.scopes())
        : new Refusal(Reason.of(finding.check()), finding, rule.scopes());
  }

  /** RFC 9470 section 3. */
  private static Map<String, String> parameters(Rule.StepUp stepUp) {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (!stepUp.acrValues().isEmpty()) {
      parameters.put("acr_values", String.join(" ", stepUp.acrValues()));
    }
    stepUp.maxAge().ifPresent(age -> parameters.put("max_age", String.valueOf(age.toSeconds())));
    return parameters;
  }

  static Finding of(Rule rule, Caller caller, HttpCall call) {
    if (rule instanceof Rule.AllOf || rule instanceof Rule.AnyOf) {
      return permission(rule, caller);
    }
    if (rule instanceof Rule.AllRoles || rule instanceof Rule.AnyRole) {
      return new Finding(Check.PERMISSION, rule.inWords(), held("role", caller.roles()));
    }
    if (rule instanceof Rule.Owner owner) {
      return owner(owner, caller, call);
    }
    if (rule instanceof Rule.StepUp) {
      return signIn(rule, caller.token().claims());
    }
    return other(rule, caller);
  }

  private static Finding permission(Rule rule, Caller caller) {
    String asked = rule instanceof Rule.AnyOf ? "one of: " : "all of: ";
    return new Finding(
        Check.PERMISSION,
        asked + String.join(" ", rule.scopes()),
        held("permission", caller.permissions()));
  }

  private static String held(String what, Set<String> names) {
    return names.isEmpty() ? "no " + what : joined(names);
  }

  private static String joined(Collection<String> names) {
    return String.join(" ", names.stream().sorted().toList());
  }

  /** Neither the subject nor the path's value is quoted: both name a person. */
  private static Finding owner(Rule.Owner owner, Caller caller, HttpCall call) {
    String found =
        caller.isApplication()
            ? "an application"
            : call.pathValue(owner.pathValue())
                .map(value -> value.equals(caller.subject()) ? "that user" : "another user")
                .orElse("no such value in the path");
    return new Finding(Check.OWNER, "the user that {" + owner.pathValue() + "} names", found);
  }

  private static Finding signIn(Rule rule, Claims claims) {
    String acr = claims.text("acr").map(value -> "acr " + value).orElse("no acr");
    String time = claims.time("auth_time").map(t -> "auth_time " + t).orElse("no auth_time");
    return new Finding(Check.AUTHENTICATION, rule.inWords(), acr + ", " + time);
  }

  private static Finding other(Rule rule, Caller caller) {
    if (rule instanceof Rule.User) {
      String found = caller.isApplication() ? "an application for itself" : "a user";
      return new Finding(Check.PERMISSION, "a user", found);
    }
    if (rule instanceof Rule.Any) {
      String found = held("permission", caller.permissions());
      return new Finding(Check.PERMISSION, "one of: " + rule.inWords(), found);
    }
    if (rule instanceof Rule.Nobody) {
      String expected = "a route with a rule: nobody may call this one";
      return new Finding(Check.PERMISSION, expected, held("permission", caller.permissions()));
    }
    return new Finding(Check.PERMISSION, rule.inWords(), "another token");
  }
}
