package dev.licet.identity.audit.day;

import java.util.Optional;

/** What is counted day by day; in the table, a column of that name. */
enum Tally {
  LOGINS,
  FAILED_LOGINS,
  SIGNUPS,
  TOKENS,
  REFUSED_TOKENS;

  /** What an entry of that type counts as. */
  static Optional<Tally> of(String type) {
    return switch (type) {
      case "s" -> Optional.of(LOGINS);
      case "f", "fp", "fu" -> Optional.of(FAILED_LOGINS);
      case "ss" -> Optional.of(SIGNUPS);
      default -> ofExchange(type);
    };
  }

  private static Optional<Tally> ofExchange(String type) {
    if (type.matches("se[a-z]+ft")) {
      return Optional.of(TOKENS);
    }
    return type.matches("fe[a-z]+ft|ferrt") ? Optional.of(REFUSED_TOKENS) : Optional.empty();
  }
}
