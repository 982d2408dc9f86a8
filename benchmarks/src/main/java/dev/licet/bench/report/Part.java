package dev.licet.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What one script has measured. Each can be measured alone, and then stands beside what was
 * measured of the others before.
 *
 * @param name of the script
 */
record Part(String name, Circumstances where, List<Figure> figures) {
  /** In the order in which they are shown. */
  private static final List<String> ALL =
      List.of("verify", "servers", "identity", "identity-people", "identity-management", "jars");

  /** Those that are in a folder, each a file whose first line says when, of what and where. */
  static List<Part> read(Path folder) throws IOException {
    List<Part> parts = new ArrayList<>();
    for (String name : ALL) {
      Path file = folder.resolve(name + ".tsv");
      if (Files.exists(file)) {
        parts.add(of(name, Files.readAllLines(file)));
      }
    }
    return List.copyOf(parts);
  }

  private static Part of(String name, List<String> lines) {
    return new Part(
        name, Circumstances.of(lines.getFirst()), lines.stream().skip(1).map(Figure::of).toList());
  }
}
