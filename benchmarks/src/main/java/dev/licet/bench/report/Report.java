package dev.licet.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes what was measured, from the parts that are in the folder: {@code RESULTS-FOLDER PAGE}. */
public final class Report {
  private static final String IMAGE =
      "![How much of the bare signature check's rate each library leaves](../../benchmarks/results/latest.svg)\n\n";

  private static final String RIVAL_IMAGE =
      "![How many times Keycloak's rate Identity has](../../benchmarks/results/identity.svg)\n\n";

  private Report() {}

  /** Writes it. */
  public static void main(String[] args) throws IOException {
    Path results = Path.of(args[0]);
    write(Part.read(results), results, Path.of(args[1]));
  }

  private static void write(List<Part> parts, Path results, Path page) throws IOException {
    MarkdownFile markdown = new MarkdownFile(parts);
    Files.writeString(results.resolve("latest.json"), JsonFile.of(parts));
    Files.writeString(results.resolve("latest.md"), markdown.text());
    String images = plotted(new Figures(parts), results);
    Files.writeString(page, Page.with(Files.readString(page), images + markdown.body()));
  }

  /** Draws what there is to draw, and says what shows it. */
  private static String plotted(Figures figures, Path results) throws IOException {
    StringBuilder images = new StringBuilder();
    Plot plot = new Plot(figures);
    if (!plot.isEmpty()) {
      Files.writeString(results.resolve("latest.svg"), plot.svg());
      images.append(IMAGE);
    }
    RivalPlot rival = new RivalPlot(figures);
    if (!rival.isEmpty()) {
      Files.writeString(results.resolve("identity.svg"), rival.svg());
      images.append(RIVAL_IMAGE);
    }
    return images.toString();
  }
}
