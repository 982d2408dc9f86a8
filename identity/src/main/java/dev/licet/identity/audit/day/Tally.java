package dev.licet.identity.audit.day;

import java.util.Optional;

/** What is counted day by day; in the table, a column of that name. */
enum Tally {
  LOGINS,
  FAILED_LOGINS,
  SIGNUPS,
  TOKENS,
  REFUSED_TOKENS,
  LEAKED_PASSWORDS;

  /** What an entry of that type counts as. */
  static Optional<Tally> of(String type) {
    return switch (type) {
      case "s" -> Optional.of(LOGINS);
      case "f", "fp", "fu" -> Optional.of(FAILED_LOGINS);
      case "ss" -> Optional.of(SIGNUPS);
      case "pwd_leak", "signup_pwd_leak", "reset_pwd_leak" -> Optional.of(LEAKED_PASSWORDS);
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
