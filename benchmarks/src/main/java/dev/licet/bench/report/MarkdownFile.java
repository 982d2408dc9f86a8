package dev.licet.bench.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The figures for readers. */
final class MarkdownFile {
  private static final List<String> OF_A_CONTENDER =
      List.of(
          Contenders.RANKING,
          ".cold.rs256.accp.vs.bare",
          ".cold.es256.accp.vs.bare",
          ".cold.eddsa.accp.vs.bare",
          ".jmh.per_s",
          ".jmh.bytes");

  private static final String HEAD =
      """
      Shares are of the rate of the bare signature check with the same provider, from paired slices.
      Verifications a second and the octets that each allocates are JMH's, one thread, RS256, JDK.

      | | RS256, JDK | RS256, Amazon | ES256, Amazon | EdDSA, Amazon | a second | octets |
      | --- | ---: | ---: | ---: | ---: | ---: | ---: |
      """;

  private final List<Part> parts;
  private final Figures figures;

  MarkdownFile(List<Part> parts) {
    this.parts = parts;
    this.figures = new Figures(parts);
  }

  String text() {
    return "# Measured\n\n" + body();
  }

  /** Everything but the title. */
  String body() {
    return Stream.of(
            circumstances(),
            section("Guard", table(figures.where(MarkdownFile::isOfGuard))),
            section("A token never seen, by everybody", contenders()),
            section("Over HTTP", table(figures.where(name -> name.startsWith("http.")))),
            section("Identity beside its rivals", table(figures.of("identity"))),
            section("What people do at Identity", table(figures.of("identity-people"))),
            section("The Management API", table(figures.of("identity-management"))),
            section("The two jars", table(figures.of("jars"))))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  /** Once, if it is the same for all parts. */
  private String circumstances() {
    Map<Circumstances, List<String>> names =
        parts.stream()
            .collect(
                Collectors.groupingBy(
                    Part::where,
                    LinkedHashMap::new,
                    Collectors.mapping(part -> "`" + part.name() + "`", Collectors.toList())));
    return names.entrySet().stream()
        .map(one -> "- " + String.join(", ", one.getValue()) + ": " + one.getKey().inWords() + "\n")
        .collect(Collectors.joining());
  }

  private static boolean isOfGuard(String name) {
    return name.startsWith("guard.") && !name.contains(".jmh.");
  }

  private static String section(String title, String content) {
    return content.isEmpty() ? "" : "## " + title + "\n\n" + content;
  }

  private static String table(List<Figure> rows) {
    if (rows.stream().map(Goals::of).allMatch(String::isEmpty)) {
      return table(rows, "| what | figure | name |\n| --- | ---: | --- |\n", "");
    }
    String head = "| what | figure | goal | name |\n| --- | ---: | --- | --- |\n";
    return table(rows, head, " | %s");
  }

  private static String table(List<Figure> rows, String head, String goal) {
    return rows.isEmpty()
        ? ""
        : rows.stream()
            .map(row ->
                "| "
                    + row.meaning()
                    + " | "
                    + row.value()
                    + goal.formatted(Goals.of(row))
                    + " | `"
                    + row.name()
                    + "` |\n")
            .collect(Collectors.joining("", head, ""));
  }

  private String contenders() {
    List<String> names = Contenders.ranked(figures);
    return names.isEmpty()
        ? ""
        : Stream.concat(Stream.of("bare"), names.stream())
            .map(this::row)
            .collect(Collectors.joining("", HEAD, ""));
  }

  private String row(String name) {
    return OF_A_CONTENDER.stream()
        .map(figure -> figures.text(name + figure))
        .collect(Collectors.joining(" | ", "| " + Contenders.title(name) + " | ", " |\n"));
  }
}
