package dev.licet.identity.audit.day;

import dev.licet.identity.dashboard.HomePart;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the home page says about the last two weeks. */
@Component
class DaysHome implements HomePart {
  private static final int DAYS = 14;

  private final Days days;
  private final Uncounted uncounted;

  DaysHome(Days days, Uncounted uncounted) {
    this.days = days;
    this.uncounted = uncounted;
  }

  @Override
  public int order() {
    return 9;
  }

  @Override
  public List<Figure> figures() {
    return List.of();
  }

  @Override
  public List<Step> steps() {
    return List.of();
  }

  @Override
  public List<Chart> charts() {
    uncounted.count();
    return List.of(
        chart("logins", Day::logins),
        chart("tokens", Day::tokens),
        chart("refused", day -> day.failedLogins() + day.refusedTokens()));
  }

  private Chart chart(String name, ToLongFunction<Day> count) {
    var today = days.today();
    var first = today.minusDays(DAYS - 1);
    var counted =
        days.between(first, today).stream()
            .collect(Collectors.toMap(Day::date, Function.identity()));
    return new Chart(
        name,
        first
            .datesUntil(today.plusDays(1))
            .map(day ->
                new ChartDay(
                    day, Optional.ofNullable(counted.get(day)).map(count::applyAsLong).orElse(0L)))
            .toList());
  }
}
