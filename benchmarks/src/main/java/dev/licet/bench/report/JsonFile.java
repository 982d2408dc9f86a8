package dev.licet.bench.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The figures for programs: one flat object. */
final class JsonFile {
  private JsonFile() {}

  static String of(List<Part> parts) {
    Circumstances all = Circumstances.ofAll(parts);
    Stream<String> head =
        Stream.of(
            text("date", all.date()),
            text("commit", all.commit()),
            text("machine", all.machine()),
            text("java", all.java()));
    Stream<String> ofEach =
        parts.stream()
            .flatMap(part ->
                Stream.of(
                    text(part.name() + ".date", part.where().date()),
                    text(part.name() + ".commit", part.where().commit())));
    Stream<String> numbers =
        parts.stream()
            .flatMap(part -> part.figures().stream())
            .map(figure -> member(figure.name(), figure.value()));
    return Stream.of(head, ofEach, numbers)
        .flatMap(lines -> lines)
        .collect(Collectors.joining(",\n  ", "{\n  ", "\n}\n"));
  }

  private static String text(String name, String value) {
    return member(name, "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
  }

  private static String member(String name, String value) {
    return "\"" + name + "\": " + value;
  }
}
