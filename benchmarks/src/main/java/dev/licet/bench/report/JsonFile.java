package dev.licet.bench.report;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The figures for programs: one flat object. */
final class JsonFile {
  private JsonFile() {}

  static String of(Figures figures, Circumstances where) {
    Stream<String> texts =
        Stream.of(
            text("date", where.date()),
            text("commit", where.commit()),
            text("machine", where.machine()),
            text("java", where.java()));
    Stream<String> numbers =
        figures.all().stream().map(figure -> member(figure.name(), figure.value()));
    return Stream.concat(texts, numbers).collect(Collectors.joining(",\n  ", "{\n  ", "\n}\n"));
  }

  private static String text(String name, String value) {
    return member(name, "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
  }

  private static String member(String name, String value) {
    return "\"" + name + "\": " + value;
  }
}
