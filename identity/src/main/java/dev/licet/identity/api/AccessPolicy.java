package dev.licet.identity.api;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which applications get tokens for an API (Auth0: {@code subject_type_authorization}).
 *
 * @param user for users' sake
 * @param client in their own name
 */
public record AccessPolicy(Rule user, Rule client) {
  /** What an API has that was told nothing else. */
  public static final AccessPolicy USUAL =
      new AccessPolicy(Rule.ALLOW_ALL, Rule.REQUIRE_CLIENT_GRANT);

  /** Whom one half of the policy lets pass. */
  public enum Rule {
    ALLOW_ALL,
    REQUIRE_CLIENT_GRANT,
    DENY_ALL;

    /** The rule of that name on the wire, such as {@code deny_all}. */
    public static Optional<Rule> ofWireName(String name) {
      return Stream.of(values()).filter(rule -> rule.wireName().equals(name)).findFirst();
    }

    /** The name in tenant files and in the Management API. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public AccessPolicy {
    if (client == Rule.ALLOW_ALL) {
      throw new IllegalArgumentException("In its own name no application comes in without a grant");
    }
  }
}
