package dev.licet.identity.audit;

import static java.util.function.Predicate.not;

import dev.licet.identity.management.search.Condition;
import dev.licet.identity.management.search.Condition.Either;
import dev.licet.identity.management.search.NotUnderstood;
import dev.licet.identity.management.search.Searches;
import dev.licet.identity.shared.FieldChecks;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What somebody looks for in the log, as the form has it: words, or a query of the Management API.
 *
 * @param from the first day, empty for all days
 * @param to the last day
 */
record LogQuery(String q, String type, String from, String to, Integer page) {
  static final int SIZE = 50;

  /** Where words are looked for. */
  private static final List<String> IN_WORDS =
      List.of(
          "description",
          "user_name",
          "client_name",
          "user_id",
          "client_id",
          "ip",
          "details.target");

  LogQuery {
    q = q == null ? "" : q.strip();
    type = type == null ? "" : type;
    from = from == null ? "" : from;
    to = to == null ? "" : to;
    page = page == null ? 0 : Math.clamp(page, 0, 200);
  }

  /** What is wrong with it, if something is. */
  Optional<String> problem() {
    try {
      condition();
      return Optional.empty();
    } catch (NotUnderstood e) {
      return Optional.of(e.problem());
    }
  }

  /**
   * As a condition.
   *
   * @throws NotUnderstood if it is a query that makes no sense
   */
  Condition condition() {
    return Stream.of(
            Optional.of(words()),
            Optional.of(type).filter(not(String::isEmpty)).map(code -> LogFields.is("type", code)),
            day(from).map(first -> LogFields.since(first.atStartOfDay(ZoneOffset.UTC).toInstant())),
            day(to)
                .map(last ->
                    LogFields.before(last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant())))
        .flatMap(Optional::stream)
        .reduce(Condition.everything(), Condition::and);
  }

  private Condition words() {
    if (q.isEmpty() || !FieldChecks.isLine(q)) {
      return Condition.everything();
    }
    return q.indexOf(':') > 0
        ? Searches.read(q, LogFields.SEARCHED)
        : new Either(IN_WORDS.stream().map(field -> LogFields.has(field, q)).toList());
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
