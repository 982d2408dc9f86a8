package dev.licet.bench.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The figures of all parts. */
final class Figures {
  private final List<Part> parts;
  private final Map<String, Figure> named;

  Figures(List<Part> parts) {
    this.parts = List.copyOf(parts);
    this.named =
        parts.stream()
            .flatMap(part -> part.figures().stream())
            .collect(Collectors.toMap(Figure::name, Function.identity()));
  }

  /** Those of one part, in the order in which they were taken. */
  List<Figure> of(String part) {
    return parts.stream()
        .filter(one -> one.name().equals(part))
        .flatMap(one -> one.figures().stream())
        .toList();
  }

  List<Figure> where(Predicate<String> name) {
    return parts.stream()
        .flatMap(part -> part.figures().stream())
        .filter(figure -> name.test(figure.name()))
        .toList();
  }

  /** Its value as it was written; empty if it was not taken. */
  String text(String name) {
    return Optional.ofNullable(named.get(name)).map(Figure::value).orElse("");
  }

  Optional<Double> value(String name) {
    return Optional.ofNullable(named.get(name)).map(figure -> Double.valueOf(figure.value()));
  }
}
