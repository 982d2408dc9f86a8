package dev.licet.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Values as a human reads them on a terminal. */
final class Shown {
  private static final int MAX_LENGTH = 200;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

  private Shown() {}

  /** A text from outside: whoever wrote it must not be able to steer the terminal. */
  static String text(Object value) {
    StringBuilder shown = new StringBuilder();
    value
        .toString()
        .codePoints()
        .limit(MAX_LENGTH)
        .map(c -> printable(c) ? c : '?')
        .forEach(shown::appendCodePoint);
    return shown.length() < value.toString().length() ? shown + "…" : shown.toString();
  }

  /** A time, and how far it is from now. */
  static String time(Instant time, Clock clock) {
    Duration distance = Duration.between(clock.instant(), time);
    String length = length(distance.abs());
    return TIME.format(time) + (distance.isNegative() ? ", " + length + " ago" : ", in " + length);
  }

  private static String length(Duration duration) {
    if (duration.toDays() >= 2) {
      return duration.toDays() + " days";
    }
    if (duration.toHours() >= 2) {
      return duration.toHours() + " hours";
    }
    if (duration.toMinutes() >= 2) {
      return duration.toMinutes() + " minutes";
    }
    return duration.toSeconds() + (duration.toSeconds() == 1 ? " second" : " seconds");
  }

  private static boolean printable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
