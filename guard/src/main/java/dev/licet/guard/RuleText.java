package dev.licet.guard;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What rules are made of, and how they read. */
final class RuleText {
  private RuleText() {}

  static List<String> requireSome(String what, List<String> texts) {
    if (texts.isEmpty()) {
      throw new IllegalArgumentException("a rule needs at least one " + what + ", but got none");
    }
    for (String text : texts) {
      boolean printable = text.chars().allMatch(c -> c >= 0x20 && c != 0x7F);
      if (text.isBlank() || !text.equals(text.strip()) || !printable) {
        throw new IllegalArgumentException(
            "a " + what + " must be a text without space around it, but is '" + text + "'");
      }
    }
    return List.copyOf(texts);
  }

  static List<String> requireStepUp(List<String> acrValues, Optional<Duration> maxAge) {
    if (acrValues.isEmpty() && maxAge.isEmpty()) {
      throw new IllegalArgumentException("a step-up needs an acr or a max_age, but got neither");
    }
    if (maxAge.isPresent() && (maxAge.get().toSeconds() < 1 || maxAge.get().toNanosPart() != 0)) {
      throw new IllegalArgumentException(
          "max_age must be one or more whole seconds, but is '" + maxAge.get() + "'");
    }
    return acrValues.isEmpty() ? List.of() : ScopeToken.requireSome(acrValues);
  }

  static List<Rule> requireRules(List<Rule> rules) {
    if (rules.isEmpty()) {
      throw new IllegalArgumentException("a combination needs at least one rule, but got none");
    }
    for (Rule rule : rules) {
      if (rule instanceof Rule.Open || rule instanceof Rule.Nobody) {
        throw new IllegalArgumentException(
            "'" + of(rule) + "' cannot be combined with another rule: it decides by itself");
      }
    }
    return List.copyOf(rules);
  }

  static List<Rule> requireAlternatives(List<Rule> rules) {
    if (rules.stream().anyMatch(Rule.Authenticated.class::isInstance)) {
      throw new IllegalArgumentException(
          "'any valid token' cannot be one of several rules: the others would mean nothing");
    }
    return requireRules(rules);
  }

  static Stream<String> scopes(Rule rule) {
    if (rule instanceof Rule.AllOf all) {
      return all.permissions().stream();
    }
    if (rule instanceof Rule.AnyOf any) {
      return any.permissions().stream();
    }
    return parts(rule).flatMap(RuleText::scopes);
  }

  static Stream<String> pathValues(Rule rule) {
    return rule instanceof Rule.Owner owner
        ? Stream.of(owner.pathValue())
        : parts(rule).flatMap(RuleText::pathValues);
  }

  static boolean asksForRoles(Rule rule) {
    return rule instanceof Rule.AllRoles
        || rule instanceof Rule.AnyRole
        || parts(rule).anyMatch(RuleText::asksForRoles);
  }

  /** The rules that a combination combines. */
  static Stream<Rule> parts(Rule rule) {
    if (rule instanceof Rule.All all) {
      return all.rules().stream();
    }
    return rule instanceof Rule.Any any ? any.rules().stream() : Stream.of();
  }

  static String of(Rule rule) {
    if (rule instanceof Rule.AllOf all) {
      return several("permission", all.permissions(), " and ");
    }
    if (rule instanceof Rule.AnyOf any) {
      return several("permission", any.permissions(), " or ");
    }
    if (rule instanceof Rule.AllRoles all) {
      return several("role", all.roles(), " and ");
    }
    if (rule instanceof Rule.AnyRole any) {
      return several("role", any.roles(), " or ");
    }
    return rule instanceof Rule.All || rule instanceof Rule.Any ? combined(rule) : single(rule);
  }

  private static String single(Rule rule) {
    if (rule instanceof Rule.Owner owner) {
      return "the user {" + owner.pathValue() + "}" + (owner.isHidden() ? " (404 to others)" : "");
    }
    if (rule instanceof Rule.StepUp stepUp) {
      return stepUp(stepUp);
    }
    if (rule instanceof Rule.Detail detail) {
      return "authorization detail " + detail.detail();
    }
    if (rule instanceof Rule.Custom custom) {
      return "condition '" + custom.name() + "'";
    }
    if (rule instanceof Rule.User) {
      return "a user";
    }
    if (rule instanceof Rule.Nobody) {
      return "REFUSED";
    }
    return rule instanceof Rule.Open ? "public" : "any valid token";
  }

  private static String several(String what, List<String> names, String joint) {
    return what + (names.size() == 1 ? " " : "s ") + String.join(joint, names);
  }

  private static String stepUp(Rule.StepUp stepUp) {
    String acr =
        stepUp.acrValues().isEmpty() ? "" : " by " + String.join(" or ", stepUp.acrValues());
    return "a sign-in"
        + acr
        + stepUp.maxAge().map(age -> " at most " + age.toSeconds() + " s ago").orElse("");
  }

  private static String combined(Rule rule) {
    String joint = rule instanceof Rule.All ? ", and " : ", or ";
    return parts(rule)
        .map(part -> isCombined(part) ? "(" + of(part) + ")" : of(part))
        .collect(Collectors.joining(joint));
  }

  private static boolean isCombined(Rule rule) {
    return rule instanceof Rule.All || rule instanceof Rule.Any;
  }
}
