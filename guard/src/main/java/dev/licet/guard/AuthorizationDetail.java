package dev.licet.guard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What an authorization detail of a token must say (<a
 * href="https://www.rfc-editor.org/rfc/rfc9396#section-2">RFC 9396 section 2</a>): its type, and
 * the common data fields that are asked for. One single object of the claim {@code
 * authorization_details} must say all of it; what two of them say together does not count. A field
 * that is not there, or is of another type, does not match. Unchangeable: each method gives a new
 * matcher that asks for more, and throws an IllegalArgumentException where it would ask for
 * nothing.
 */
public final class AuthorizationDetail {
  private final String type;
  private final Map<String, List<String>> lists;
  private final Optional<String> identifier;
  private final Map<String, Predicate<Map<String, Object>>> conditions;

  private AuthorizationDetail(
      String type,
      Map<String, List<String>> lists,
      Optional<String> identifier,
      Map<String, Predicate<Map<String, Object>>> conditions) {
    this.type = type;
    this.lists = lists;
    this.identifier = identifier;
    this.conditions = conditions;
  }

  /**
   * A detail of this type.
   *
   * @throws IllegalArgumentException if it is blank
   */
  public static AuthorizationDetail ofType(String type) {
    RuleText.requireSome("type", List.of(type));
    return new AuthorizationDetail(type, Map.of(), Optional.empty(), Map.of());
  }

  /** The same, whose {@code actions} name all of these. */
  public AuthorizationDetail actions(String... actions) {
    return with("actions", actions);
  }

  /** The same, whose {@code locations} name all of these. */
  public AuthorizationDetail locations(String... locations) {
    return with("locations", locations);
  }

  /** The same, whose {@code datatypes} name all of these. */
  public AuthorizationDetail datatypes(String... datatypes) {
    return with("datatypes", datatypes);
  }

  /** The same, whose {@code privileges} name all of these. */
  public AuthorizationDetail privileges(String... privileges) {
    return with("privileges", privileges);
  }

  /** The same, whose {@code identifier} is this one. */
  public AuthorizationDetail identifier(String wanted) {
    RuleText.requireSome("identifier", List.of(wanted));
    return new AuthorizationDetail(type, lists, Optional.of(wanted), conditions);
  }

  /**
   * The same, for which this is true too, as for a limit to an amount. It is given the whole object
   * as plain values (see {@link dev.licet.guard.token.Claims#objects}); one that throws is not
   * true.
   *
   * @param name what it asks for, for logs
   */
  public AuthorizationDetail where(String name, Predicate<Map<String, Object>> condition) {
    RuleText.requireSome("name of a condition", List.of(name));
    Map<String, Predicate<Map<String, Object>>> more = new LinkedHashMap<>(conditions);
    more.put(name, condition);
    return new AuthorizationDetail(type, lists, identifier, more);
  }

  private AuthorizationDetail with(String field, String... values) {
    Map<String, List<String>> more = new LinkedHashMap<>(lists);
    more.put(field, RuleText.requireSome(field, List.of(values)));
    return new AuthorizationDetail(type, more, identifier, conditions);
  }

  /** Whether one of the details that a token holds says all of this. */
  boolean isIn(Caller caller) {
    return caller.token().claims().objects("authorization_details").orElse(List.of()).stream()
        .anyMatch(this::matches);
  }

  private boolean matches(Map<String, Object> detail) {
    return type.equals(detail.get("type"))
        && identifier.filter(wanted -> !wanted.equals(detail.get("identifier"))).isEmpty()
        && lists.entrySet().stream().allMatch(asked -> names(detail, asked))
        && conditions.values().stream().allMatch(condition -> Conditions.holds(condition, detail));
  }

  private static boolean names(Map<String, Object> detail, Map.Entry<String, List<String>> asked) {
    return detail.get(asked.getKey()) instanceof List<?> named
        && named.stream().allMatch(String.class::isInstance)
        && named.containsAll(asked.getValue());
  }

  /** What it asks for, for logs. */
  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    lists.forEach((field, values) -> parts.add(field + " " + String.join(" ", values)));
    identifier.ifPresent(wanted -> parts.add("identifier " + wanted));
    parts.addAll(conditions.keySet());
    return type + (parts.isEmpty() ? "" : " with " + String.join(", ", parts));
  }
}
