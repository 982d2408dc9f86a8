package dev.licet.bench.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/** What is to be reached, for the figures that have a goal. */
final class Goals {
  private static final Properties GOALS = goals();

  private Goals() {}

  private static Properties goals() {
    Properties goals = new Properties();
    try (InputStream in = Goals.class.getResourceAsStream("goals.properties")) {
      goals.load(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return goals;
  }

  /** In words; empty where there is none. */
  static String of(Figure figure) {
    return GOALS.getProperty(figure.name(), "");
  }

  /** The number in it. */
  static Optional<Double> number(String name) {
    return Optional.ofNullable(GOALS.getProperty(name))
        .map(goal -> Double.valueOf(goal.substring(goal.lastIndexOf(' ') + 1)));
  }
}
