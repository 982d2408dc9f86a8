package dev.licet.identity.management.search;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * What a time in a query stands for: a year, a month, a day or a millisecond, in UTC.
 *
 * @param from its begin
 * @param to the begin of the next one
 */
record Period(Instant from, Instant to) {
  static Period read(Token value) {
    try {
      return read(value.text());
    } catch (DateTimeException e) {
      throw new NotUnderstood("no time such as 2026-01-31 or 2026-01-31T10:00:00Z", value.place());
    }
  }

  private static Period read(String text) {
    return switch (text.length()) {
      case 4 -> days(Year.parse(text).atDay(1), ChronoUnit.YEARS);
      case 7 -> days(YearMonth.parse(text).atDay(1), ChronoUnit.MONTHS);
      case 10 -> days(LocalDate.parse(text), ChronoUnit.DAYS);
      default -> {
        var instant = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
        yield new Period(instant, instant.plusMillis(1));
      }
    };
  }

  private static Period days(LocalDate first, ChronoUnit unit) {
    return new Period(
        first.atStartOfDay(ZoneOffset.UTC).toInstant(),
        first.plus(1, unit).atStartOfDay(ZoneOffset.UTC).toInstant());
  }
}
