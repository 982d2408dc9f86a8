package dev.licet.bench.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How many times Keycloak's rate Identity has, as bars, with what is to be reached. */
final class RivalPlot {
  private static final Map<String, String> TITLES = titles();
  private static final int LEFT = 220;
  private static final int WIDTH = 420;
  private static final int TOP = 34;
  private static final int ROW = 24;
  private static final int BAR = 14;

  private static final String STYLE =
      """
        <title>Identity: times Keycloak's requests a second</title>
        <style>
          text { fill: #24292f } line { stroke: #cf222e; stroke-width: 2 } rect { fill: #0969da }
          @media (prefers-color-scheme: dark) {
            text { fill: #e6edf3 } line { stroke: #ff7b72 } rect { fill: #4493f8 }
          }
        </style>
        <text x="220" y="16">Identity: times Keycloak's requests a second (red: the goal)</text>
      """;

  private final Figures figures;
  private final List<String> names;

  RivalPlot(Figures figures) {
    this.figures = figures;
    this.names = TITLES.keySet().stream().filter(name -> figures.value(name).isPresent()).toList();
  }

  private static Map<String, String> titles() {
    Map<String, String> titles = new LinkedHashMap<>();
    titles.put("identity.cc.rs256.vs.keycloak", "client_credentials");
    titles.put("identity.refresh.vs.keycloak", "refresh tokens");
    titles.put("identity.refresh.vs.keycloak.postgres", "refresh, PostgreSQL");
    titles.put("identity.codeflow.vs.keycloak", "code flow");
    titles.put("identity.codeflow.vs.keycloak.postgres", "code flow, PostgreSQL");
    titles.put("identity.login.vs.keycloak", "sign-in with a password");
    return titles;
  }

  /** Whether there is nothing to show. */
  boolean isEmpty() {
    return names.isEmpty();
  }

  String svg() {
    String rows =
        IntStream.range(0, names.size())
            .mapToObj(row -> row(names.get(row), TOP + row * ROW))
            .collect(Collectors.joining());
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13">
    %s%s</svg>
    """
        .formatted(LEFT + WIDTH + 60, TOP + names.size() * ROW + 6, STYLE, rows);
  }

  private String row(String name, int y) {
    double times = figures.value(name).orElseThrow();
    return """
      <text x="%d" y="%d" text-anchor="end">%s</text>
      <rect x="%d" y="%d" width="%d" height="%d"/>
      <text x="%d" y="%d" font-size="11">%s</text>
    """
            .formatted(
                LEFT - 10,
                y + BAR - 2,
                TITLES.get(name),
                LEFT,
                y,
                length(times),
                BAR,
                LEFT + length(times) + 5,
                y + BAR - 3,
                String.format(Locale.ROOT, "%.1f", times))
        + goal(name, y);
  }

  private String goal(String name, int y) {
    return Goals.number(name)
        .map(goal ->
            """
              <line x1="%1$d" y1="%2$d" x2="%1$d" y2="%3$d"/>
            """
                .formatted(LEFT + length(goal), y - 2, y + BAR + 2))
        .orElse("");
  }

  private int length(double times) {
    double longest =
        names.stream()
            .mapToDouble(
                name -> Math.max(figures.value(name).orElseThrow(), Goals.number(name).orElse(0.0)))
            .max()
            .orElseThrow();
    return (int) Math.round(times / longest * WIDTH);
  }
}
