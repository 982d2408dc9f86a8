package dev.licet.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes what was measured: {@code FACTS RESULTS-FOLDER PAGE DATE COMMIT MACHINE}. */
public final class Report {
  private static final String IMAGE =
      "![How much of the bare signature check's rate each library leaves](../../benchmarks/results/latest.svg)\n\n";

  private Report() {}

  /** Writes it. */
  public static void main(String[] args) throws IOException {
    write(
        Figures.read(Path.of(args[0])),
        new Circumstances(args[3], args[4], args[5], System.getProperty("java.runtime.version")),
        Path.of(args[1]),
        Path.of(args[2]));
  }

  private static void write(Figures figures, Circumstances where, Path results, Path page)
      throws IOException {
    MarkdownFile markdown = new MarkdownFile(figures, where);
    Plot plot = new Plot(figures);
    Files.writeString(results.resolve("latest.json"), JsonFile.of(figures, where));
    Files.writeString(results.resolve("latest.md"), markdown.text());
    if (!plot.isEmpty()) {
      Files.writeString(results.resolve("latest.svg"), plot.svg());
    }
    Files.writeString(
        page, Page.with(Files.readString(page), (plot.isEmpty() ? "" : IMAGE) + markdown.body()));
  }
}
