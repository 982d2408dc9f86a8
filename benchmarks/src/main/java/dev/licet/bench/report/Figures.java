package dev.licet.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** All figures of one run, in the order in which they were taken. */
final class Figures {
  private final List<Figure> all;
  private final Map<String, Figure> named;

  Figures(List<Figure> all) {
    this.all = List.copyOf(all);
    this.named = all.stream().collect(Collectors.toMap(Figure::name, Function.identity()));
  }

  static Figures read(Path facts) throws IOException {
    return new Figures(Files.readAllLines(facts).stream().map(Figure::of).toList());
  }

  List<Figure> all() {
    return all;
  }

  List<Figure> where(Predicate<String> name) {
    return all.stream().filter(figure -> name.test(figure.name())).toList();
  }

  /** Its value as it was written; empty if it was not taken. */
  String text(String name) {
    return Optional.ofNullable(named.get(name)).map(Figure::value).orElse("");
  }

  Optional<Double> value(String name) {
    return Optional.ofNullable(named.get(name)).map(figure -> Double.valueOf(figure.value()));
  }
}
