package dev.licet.bench.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The share that each contender leaves of the bare signature check's rate, as bars. */
final class Plot {
  private static final List<String> PROVIDERS = List.of("jdk", "accp");
  private static final int LEFT = 220;
  private static final int WIDTH = 420;
  private static final int TOP = 52;
  private static final int ROW = 34;
  private static final int BAR = 12;

  private static final String STYLE_AND_LEGEND =
      """
        <title>RS256, a token never seen: share of the bare signature check's rate</title>
        <style>
          text { fill: #24292f } line { stroke: #8c959f } .jdk { fill: #0969da } .accp { fill: #bf8700 }
          @media (prefers-color-scheme: dark) {
            text { fill: #e6edf3 } line { stroke: #6e7681 } .jdk { fill: #4493f8 } .accp { fill: #d29922 }
          }
        </style>
        <text x="220" y="16">RS256, a token never seen: share of the bare signature check's rate</text>
        <rect class="jdk" x="220" y="26" width="12" height="12"/><text x="238" y="37">JDK</text>
        <rect class="accp" x="290" y="26" width="12" height="12"/><text x="308" y="37">Amazon</text>
      """;

  private final Figures figures;
  private final List<String> names;

  Plot(Figures figures) {
    this.figures = figures;
    this.names = Contenders.ranked(figures);
  }

  /** Whether there is nothing to show. */
  boolean isEmpty() {
    return names.isEmpty();
  }

  String svg() {
    int bottom = TOP + names.size() * ROW;
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13">
    %s%s%s</svg>
    """
        .formatted(LEFT + WIDTH + 60, bottom + 24, STYLE_AND_LEGEND, rows(), limit(bottom));
  }

  private String rows() {
    return IntStream.range(0, names.size())
        .mapToObj(row -> row(names.get(row), TOP + row * ROW))
        .collect(Collectors.joining());
  }

  /** The line that nobody can pass: the bare check itself. */
  private static String limit(int bottom) {
    return """
      <line x1="%1$d" y1="%2$d" x2="%1$d" y2="%3$d"/>
      <text x="%1$d" y="%4$d" text-anchor="end">the signature check alone</text>
    """
        .formatted(LEFT + WIDTH, TOP - 4, bottom, bottom + 16);
  }

  private String row(String name, int y) {
    String title = Contenders.title(name);
    String weight = title.startsWith("**") ? "bold" : "normal";
    String label =
        """
          <text x="%d" y="%d" text-anchor="end" font-weight="%s">%s</text>
        """
            .formatted(LEFT - 10, y + BAR + 4, weight, title.replace("*", ""));
    return PROVIDERS.stream()
        .map(provider -> bar(name, provider, y + PROVIDERS.indexOf(provider) * (BAR + 1)))
        .collect(Collectors.joining("", label, ""));
  }

  private String bar(String name, String provider, int y) {
    return figures
        .value(name + ".cold.rs256." + provider + ".vs.bare")
        .map(share -> bar(provider, share, y))
        .orElse("");
  }

  private static String bar(String provider, double share, int y) {
    int length = (int) Math.round(share * WIDTH);
    return """
      <rect class="%s" x="%d" y="%d" width="%d" height="%d"/>
      <text x="%d" y="%d" font-size="11">%s</text>
    """
        .formatted(
            provider,
            LEFT,
            y,
            length,
            BAR,
            LEFT + length + 5,
            y + 10,
            String.format(Locale.ROOT, "%.2f", share));
  }
}
