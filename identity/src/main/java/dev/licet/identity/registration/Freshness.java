package dev.licet.identity.registration;

import dev.licet.identity.outbound.Got;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How long an answer is good, as its sender says it, within what we let them say: a day at most,
 * for an application that has changed must not go on for ever; a minute at least, so that nobody's
 * requests make us ask each time.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9111#section-4.2">RFC 9111, 4.2</a>
 */
final class Freshness {
  static final Duration SHORTEST = Duration.ofMinutes(1);
  static final Duration LONGEST = Duration.ofDays(1);

  /** Where nothing is said. */
  static final Duration USUAL = Duration.ofMinutes(15);

  private static final Pattern AGE = Pattern.compile("max-age=\"?(?<seconds>[0-9]{1,9})\"?");

  private Freshness() {}

  static Duration of(Got got, Instant now) {
    var said = got.header("cache-control").map(Freshness::byControl).orElseGet(Optional::empty);
    var fresh = said.or(() -> got.header("expires").map(text -> byExpiry(text, now))).orElse(USUAL);
    var left = fresh.minus(got.header("age").map(Freshness::seconds).orElse(Duration.ZERO));
    return left.compareTo(SHORTEST) < 0 ? SHORTEST : left.compareTo(LONGEST) > 0 ? LONGEST : left;
  }

  private static Optional<Duration> byControl(String text) {
    var directives =
        Stream.of(text.toLowerCase(Locale.ROOT).split(",")).map(String::strip).toList();
    if (directives.contains("no-store") || directives.contains("no-cache")) {
      return Optional.of(Duration.ZERO);
    }
    return directives.stream()
        .map(AGE::matcher)
        .filter(age -> age.matches())
        .map(age -> seconds(age.group("seconds")))
        .findFirst();
  }

  /** What is no time has passed (RFC 9111, 5.3). */
  private static Duration byExpiry(String text, Instant now) {
    try {
      return Duration.between(now, DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from));
    } catch (DateTimeException _) {
      return Duration.ZERO;
    }
  }

  private static Duration seconds(String text) {
    return text.matches("[0-9]{1,9}") ? Duration.ofSeconds(Long.parseLong(text)) : Duration.ZERO;
  }
}
