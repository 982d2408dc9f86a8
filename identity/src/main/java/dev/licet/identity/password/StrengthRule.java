package dev.licet.identity.password;

import java.util.List;

/**
 * One demand of a policy, in the words and codes that Auth0's sign-up answers with.
 *
 * @param code such as {@code lengthAtLeast}
 * @param message with {@code %d} where the numbers stand
 * @param format those numbers
 * @param items the parts of the demand; empty where it has none
 * @param verified whether a password meets it
 */
public record StrengthRule(
    String code, String message, List<Object> format, List<Item> items, boolean verified) {
  /** A kind of characters. */
  public record Item(String code, String message, boolean verified) {}

  public StrengthRule {
    format = List.copyOf(format);
    items = List.copyOf(items);
  }

  /** The whole demand as a list of Auth0's, whatever of it is met. */
  public String bullets() {
    var parts = items.stream().map(item -> "\n * " + item.message()).toList();
    return "* " + message.formatted(format.toArray()) + String.join("", parts);
  }

  /** For people: the demand, with what of it is not met. */
  String sentence() {
    var missing = items.stream().filter(item -> !item.verified()).map(Item::message).toList();
    var demand = message.formatted(format.toArray());
    return missing.isEmpty() ? demand : demand + " " + String.join(", ", missing);
  }
}
