package dev.licet.identity.dashboard;

import java.time.LocalDate;
import java.util.List;

/** What a feature contributes to the home page. */
public interface HomePart {
  /** Its place among the others: the smaller, the earlier. */
  int order();

  List<Figure> figures();

  List<Step> steps();

  /** What happened day by day. */
  default List<Chart> charts() {
    return List.of();
  }

  /**
   * A number with a name, the text of {@code home.figure.NAME}.
   *
   * @param link where to see what was counted
   */
  record Figure(String name, long count, String link) {}

  /**
   * One of the things to do first, worded in {@code home.step.NAME.*}.
   *
   * @param link where to do it
   * @param done whether it was done already
   */
  record Step(String name, String link, boolean done) {}

  /**
   * A number for each day, the text of {@code home.chart.NAME}.
   *
   * @param days the first one first
   */
  record Chart(String name, List<ChartDay> days) {
    private static final int HEIGHT = 60;

    public Chart {
      days = List.copyOf(days);
    }

    /** All days together. */
    public long total() {
      return days.stream().mapToLong(ChartDay::count).sum();
    }

    /** How high the bar of a day is, of 60; a day on which anything happened can be seen. */
    public long height(ChartDay day) {
      long most = days.stream().mapToLong(ChartDay::count).max().orElse(0);
      return day.count() == 0 ? 0 : Math.max(2, day.count() * HEIGHT / most);
    }
  }

  /** What was counted on a day. */
  record ChartDay(LocalDate day, long count) {}
}
