package dev.licet.guard;

import java.lang.annotation.Annotation;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * Who may call a route. A rule that would ask for nothing, or that nobody could ever meet, cannot
 * be made: whatever would make it throws an IllegalArgumentException, which quotes what is wrong.
 */
public sealed interface Rule {
  /** Anybody, with or without a token. */
  record Open() implements Rule {}

  /** Any caller with a valid access token. */
  record Authenticated() implements Rule {}

  /** A caller who holds every one of these permissions. */
  record AllOf(List<String> permissions) implements Rule {
    /**
     * Keeps a list of its own.
     *
     * @throws IllegalArgumentException if there is no permission, or one is not a scope-token
     */
    public AllOf {
      permissions = ScopeToken.requireSome(permissions);
    }
  }

  /** A caller who holds at least one of these permissions. */
  record AnyOf(List<String> permissions) implements Rule {
    /**
     * Keeps a list of its own.
     *
     * @throws IllegalArgumentException if there is no permission, or one is not a scope-token
     */
    public AnyOf {
      permissions = ScopeToken.requireSome(permissions);
    }
  }

  /** A caller who has every one of these roles. */
  record AllRoles(List<String> roles) implements Rule {
    /**
     * Keeps a list of its own.
     *
     * @throws IllegalArgumentException if there is no role, or one is blank
     */
    public AllRoles {
      roles = RuleText.requireSome("role", roles);
    }
  }

  /** A caller who has at least one of these roles. */
  record AnyRole(List<String> roles) implements Rule {
    /**
     * Keeps a list of its own.
     *
     * @throws IllegalArgumentException if there is no role, or one is blank
     */
    public AnyRole {
      roles = RuleText.requireSome("role", roles);
    }
  }

  /** A user: not an application that calls for itself ({@link Caller#isApplication}). */
  record User() implements Rule {}

  /**
   * The user whose {@code sub} is, to the letter, the value of this name in the route's path; never
   * an application. A call in which the path has no such value is refused.
   *
   * @param pathValue the name that the route's pattern gives to that part of the path
   * @param isHidden whether others are told 404 instead of 403, whether or not there is something
   */
  record Owner(String pathValue, boolean isHidden) implements Rule {
    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if it is blank
     */
    public Owner {
      RuleText.requireSome("path value", List.of(pathValue));
    }

    /** The same, but whoever is not the owner is told that there is nothing. */
    public Owner hidden() {
      return new Owner(pathValue, true);
    }
  }

  /**
   * A user who signed in well enough and lately enough (<a
   * href="https://www.rfc-editor.org/rfc/rfc9470">RFC 9470</a>). Others are told by the challenge
   * how to sign in.
   *
   * @param acrValues what the token's {@code acr} may be, the preferred first; anything if empty
   * @param maxAge how long ago its {@code auth_time} may be, in whole seconds; any time if empty
   */
  record StepUp(List<String> acrValues, Optional<Duration> maxAge) implements Rule {
    /**
     * Keeps a list of its own.
     *
     * @throws IllegalArgumentException if both are empty, an {@code acr} is not a scope-token, or
     *     the age is not of one or more whole seconds
     */
    public StepUp {
      acrValues = RuleText.requireStepUp(acrValues, maxAge);
    }
  }

  /** A caller whose token holds a detail like this (RFC 9396). */
  record Detail(AuthorizationDetail detail) implements Rule {}

  /**
   * A caller for whom every one of these rules holds. They are looked at in their order; the first
   * that does not hold words the refusal.
   */
  record All(List<Rule> rules) implements Rule {
    /**
     * Keeps a list of its own.
     *
     * @throws IllegalArgumentException if there is no rule, or one is {@link Open} or {@link
     *     Nobody}
     */
    public All {
      rules = RuleText.requireRules(rules);
    }
  }

  /**
   * A caller for whom at least one of these rules holds. If none does, the refusal is that of a
   * hidden owner if there is one, else that of a step-up if there is one, else 403.
   */
  record Any(List<Rule> rules) implements Rule {
    /**
     * Keeps a list of its own.
     *
     * @throws IllegalArgumentException if there is no rule, or one is {@link Open}, {@link
     *     Authenticated} or {@link Nobody}
     */
    public Any {
      rules = RuleText.requireAlternatives(rules);
    }
  }

  /**
   * A caller for whom the application's own condition is true. One that throws is not true.
   *
   * @param name what it asks for, for logs: printable ASCII
   * @param condition asked on each call that has a valid token; it must be safe for many threads
   */
  record Custom(String name, BiPredicate<Caller, HttpCall> condition) implements Rule {
    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if it is blank or not printable
     */
    public Custom {
      RuleText.requireSome("name of a condition", List.of(name));
    }
  }

  /** Nobody: 401 without a valid token, 403 with one. */
  record Nobody() implements Rule {}

  /** Anybody may call; what {@link Public} says. */
  static Rule open() {
    return new Open();
  }

  /** Any valid access token; what {@link RequiresAuth} says. */
  static Rule authenticated() {
    return new Authenticated();
  }

  /** All of these permissions; what {@link RequiresScope} says. */
  static Rule allOf(String... permissions) {
    return new AllOf(List.of(permissions));
  }

  /** One of these permissions; what {@link RequiresScope} with {@code any = true} says. */
  static Rule anyOf(String... permissions) {
    return new AnyOf(List.of(permissions));
  }

  /** All of these roles; what {@link RequiresRole} says. */
  static Rule allRoles(String... roles) {
    return new AllRoles(List.of(roles));
  }

  /** One of these roles; what {@link RequiresRole} with {@code any = true} says. */
  static Rule anyRole(String... roles) {
    return new AnyRole(List.of(roles));
  }

  /** A user, no application for itself; what {@link RequiresUser} says. */
  static Rule user() {
    return new User();
  }

  /** The user whom the path names; what {@link RequiresOwner} says. */
  static Owner owner(String pathValue) {
    return new Owner(pathValue, false);
  }

  /** A sign-in of one of these classes; what {@link RequiresStepUp} says. */
  static Rule stepUp(List<String> acrValues) {
    return new StepUp(acrValues, Optional.empty());
  }

  /** A sign-in not longer ago than that; what {@link RequiresStepUp} says. */
  static Rule stepUp(Duration maxAge) {
    return new StepUp(List.of(), Optional.of(maxAge));
  }

  /** A sign-in of one of these classes, not longer ago than that. */
  static Rule stepUp(List<String> acrValues, Duration maxAge) {
    return new StepUp(acrValues, Optional.of(maxAge));
  }

  /** An authorization detail like this (RFC 9396). */
  static Rule detail(AuthorizationDetail detail) {
    return new Detail(detail);
  }

  /** All of these rules. */
  static Rule all(Rule... rules) {
    return new All(List.of(rules));
  }

  /** One of these rules, as {@code any(owner("userId"), allOf("read:users"))}. */
  static Rule any(Rule... rules) {
    return new Any(List.of(rules));
  }

  /** The application's own condition, under a name for the logs; see {@link RequiresCondition}. */
  static Rule custom(String name, BiPredicate<Caller, HttpCall> condition) {
    return new Custom(name, condition);
  }

  /** Nobody may call; the rule of a route that nobody marked. */
  static Rule nobody() {
    return new Nobody();
  }

  /**
   * The rule that annotations give to a handler; empty if none of them is one of ours. Several add
   * up: all of them must hold. For adapters, which collect the annotations in the way of their
   * framework.
   *
   * @param conditions has the object of each class that {@link RequiresCondition} names; it throws
   *     an IllegalArgumentException if there is none
   * @throws IllegalArgumentException if they contradict each other, or one would check nothing
   */
  static Optional<Rule> marked(
      Collection<? extends Annotation> annotations,
      Function<Class<? extends Condition>, Condition> conditions) {
    return new Marks(conditions).rule(annotations);
  }

  /**
   * The same, for adapters that know of no conditions.
   *
   * @throws IllegalArgumentException also if a condition is asked for
   */
  static Optional<Rule> marked(Collection<? extends Annotation> annotations) {
    return marked(
        annotations,
        type -> {
          throw new IllegalArgumentException(
              "this adapter cannot tell where the object of " + type.getName() + " is");
        });
  }

  /** Whether {@link #marked} reads annotations of this type. */
  static boolean isMark(Class<? extends Annotation> annotationType) {
    return Marks.isMark(annotationType);
  }

  /** The rule in words, for logs: {@code permission read:admin}, {@code any valid token} … */
  default String inWords() {
    return RuleText.of(this);
  }

  /** The values of the path that it asks for: {@code userId} for an owner. */
  default List<String> pathValues() {
    return RuleText.pathValues(this).distinct().toList();
  }

  /** The permissions that it speaks of, each once, in their order. */
  default List<String> scopes() {
    return RuleText.scopes(this).distinct().toList();
  }
}
