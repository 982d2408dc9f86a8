package dev.licet.bench.report;

import java.util.List;
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

  private final Figures figures;
  private final Circumstances where;

  MarkdownFile(Figures figures, Circumstances where) {
    this.figures = figures;
    this.where = where;
  }

  String text() {
    return "# Measured\n\n" + body();
  }

  /** Everything but the title. */
  String body() {
    return Stream.of(
            where.inWords() + "\n",
            section("Guard", table(figures.where(MarkdownFile::isOfGuard))),
            section("A token never seen, by everybody", contenders()),
            section("Over HTTP", table(figures.where(name -> name.startsWith("http.")))),
            section("Identity beside its rivals", table(figures.where(MarkdownFile::isOfIdentity))),
            section("The two jars", table(figures.where(name -> !name.contains(".")))))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  private static boolean isOfGuard(String name) {
    return name.startsWith("guard.") && !name.contains(".jmh.");
  }

  private static boolean isOfIdentity(String name) {
    return List.of("identity.", "licet.", "keycloak.", "oidcprovider.", "mock.").stream()
        .anyMatch(name::startsWith);
  }

  private static String section(String title, String content) {
    return content.isEmpty() ? "" : "## " + title + "\n\n" + content;
  }

  private static String table(List<Figure> rows) {
    return rows.isEmpty()
        ? ""
        : rows.stream()
            .map(row -> "| " + row.meaning() + " | " + row.value() + " | `" + row.name() + "` |\n")
            .collect(
                Collectors.joining("", "| what | figure | name |\n| --- | ---: | --- |\n", ""));
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
