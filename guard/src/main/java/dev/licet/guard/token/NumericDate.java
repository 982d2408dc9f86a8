package dev.licet.guard.token;

import dev.licet.guard.internal.Json;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The time of RFC 7519 section 2: seconds since 1970, whole or with a fraction. Only a number is
 * one, and only between 1970 and the end of the year 9999.
 */
final class NumericDate {
  private static final BigDecimal MAX_SECONDS = BigDecimal.valueOf(253_402_300_799L);

  private NumericDate() {}

  /** Milliseconds since 1970; empty if this is not a time. */
  static OptionalLong millis(Json value) {
    if (!(value instanceof Json.Numeral numeral)) {
      return OptionalLong.empty();
    }
    long seconds = usual(numeral.literal());
    return seconds >= 0 ? OptionalLong.of(seconds * 1000) : exactly(numeral.value());
  }

  /** A whole number of seconds before the year 5138, as nearly all times are; -1 if it is none. */
  private static long usual(String literal) {
    if (literal.length() > 11) {
      return -1;
    }
    long seconds = 0;
    for (int i = 0; i < literal.length(); i++) {
      int digit = literal.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      seconds = seconds * 10 + digit;
    }
    return seconds;
  }

  private static OptionalLong exactly(Optional<BigDecimal> seconds) {
    if (seconds.isEmpty()
        || seconds.get().signum() < 0
        || seconds.get().compareTo(MAX_SECONDS) > 0) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(seconds.get().movePointRight(3).longValue());
  }
}
