package dev.licet.guard;

import java.util.List;

/** Who may call a route. */
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

  /** Nobody may call; the rule of a route that nobody marked. */
  static Rule nobody() {
    return new Nobody();
  }
}
