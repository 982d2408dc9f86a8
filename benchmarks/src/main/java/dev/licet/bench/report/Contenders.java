package dev.licet.bench.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/** Those who verify tokens, by the names that readers know them by. */
final class Contenders {
  /** What the figure that they are ranked by is called, after the contender's name. */
  static final String RANKING = ".cold.rs256.jdk.vs.bare";

  private static final Properties TITLES = titles();

  private Contenders() {}

  private static Properties titles() {
    Properties titles = new Properties();
    try (InputStream in = Contenders.class.getResourceAsStream("contenders.properties")) {
      titles.load(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return titles;
  }

  static String title(String name) {
    return TITLES.getProperty(name, name);
  }

  /** The names of those who were measured, the fastest first. */
  static List<String> ranked(Figures figures) {
    return TITLES.stringPropertyNames().stream()
        .filter(name -> figures.value(name + RANKING).isPresent())
        .sorted(Comparator.comparingDouble(name -> -figures.value(name + RANKING).orElseThrow()))
        .toList();
  }
}
