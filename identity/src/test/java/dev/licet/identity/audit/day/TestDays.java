package dev.licet.identity.audit.day;

import java.util.List;

/** The hidden parts of the counting, for tests of the log. */
public final class TestDays {
  private TestDays() {}

  public static Class<?>[] components() {
    return new Class<?>[] {Days.class, DayTable.class};
  }

  /** What was counted in all. */
  public static List<Day> all(Days days) {
    return days.between(days.today().minusDays(1_000), days.today());
  }
}
