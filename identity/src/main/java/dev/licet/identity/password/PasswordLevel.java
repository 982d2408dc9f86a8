package dev.licet.identity.password;

import dev.licet.identity.password.StrengthRule.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How strong passwords must be: Auth0's five levels. */
public enum PasswordLevel {
  NONE(1),
  LOW(6),
  FAIR(8),
  GOOD(8),
  EXCELLENT(10);

  private static final int KINDS_WANTED = 3;
  private static final Pattern THREE_ALIKE = Pattern.compile("(.)\\1\\1", Pattern.DOTALL);

  private final int shortest;

  PasswordLevel(int shortest) {
    this.shortest = shortest;
  }

  /** How long passwords must be where the policy says nothing else. */
  public int shortest() {
    return shortest;
  }

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The level of that name in the Management API. */
  public static Optional<PasswordLevel> ofWireName(String name) {
    return Stream.of(values()).filter(level -> level.wireName().equals(name)).findFirst();
  }

  List<StrengthRule> rules(String password, int minLength) {
    var rules = new ArrayList<StrengthRule>();
    rules.add(length(password, minLength));
    switch (this) {
      case NONE, LOW -> {}
      case FAIR -> rules.add(eachOf(kinds(password).subList(0, 3)));
      case GOOD -> rules.add(threeOf(kinds(password)));
      case EXCELLENT -> {
        rules.add(threeOf(kinds(password)));
        rules.add(fewAlike(password));
      }
    }
    return rules;
  }

  private static StrengthRule length(String password, int minLength) {
    return new StrengthRule(
        "lengthAtLeast",
        "At least %d characters in length",
        List.of(minLength),
        List.of(),
        password.codePointCount(0, password.length()) >= minLength);
  }

  private static StrengthRule eachOf(List<Item> kinds) {
    return new StrengthRule(
        "shouldContain",
        "Should contain:",
        List.of(),
        kinds,
        kinds.stream().allMatch(Item::verified));
  }

  private static StrengthRule threeOf(List<Item> kinds) {
    return new StrengthRule(
        "containsAtLeast",
        "Contain at least %d of the following %d types of characters:",
        List.of(KINDS_WANTED, kinds.size()),
        kinds,
        kinds.stream().filter(Item::verified).count() >= KINDS_WANTED);
  }

  private static StrengthRule fewAlike(String password) {
    return new StrengthRule(
        "identicalChars",
        "No more than %d identical characters in a row (e.g., \"%s\" not allowed)",
        List.of(2, "aaa"),
        List.of(),
        !THREE_ALIKE.matcher(password).find());
  }

  private static List<Item> kinds(String password) {
    return List.of(
        kind(password, "lowerCase", "lower case letters (a-z)", "[a-z]"),
        kind(password, "upperCase", "upper case letters (A-Z)", "[A-Z]"),
        kind(password, "numbers", "numbers (i.e. 0-9)", "[0-9]"),
        kind(password, "specialCharacters", "special characters (e.g. !@#$%^&*)", "[^A-Za-z0-9]"));
  }

  private static Item kind(String password, String code, String message, String characters) {
    return new Item(code, message, Pattern.compile(characters).matcher(password).find());
  }
}
