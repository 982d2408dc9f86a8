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
    String literal = numeral.literal();
    return isUsual(literal)
        ? OptionalLong.of(Long.parseLong(literal) * 1000)
        : exactly(numeral.value());
  }

  /** A whole number of seconds before the year 5138, as nearly all times are. */
  private static boolean isUsual(String literal) {
    if (literal.length() > 11) {
      return false;
    }
    for (int i = 0; i < literal.length(); i++) {
      if (literal.charAt(i) < '0' || literal.charAt(i) > '9') {
        return false;
      }
    }
    return true;
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
