package dev.licet.bench.report;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** When, of what and where the figures were taken. */
record Circumstances(String date, String commit, String machine, String java) {
  static Circumstances of(String line) {
    String[] parts = line.split("\t", 4);
    return new Circumstances(parts[0], parts[1], parts[2], parts[3]);
  }

  /** Of all of these; for parts that were measured apart, each that there is. */
  static Circumstances ofAll(List<Part> parts) {
    return new Circumstances(
        all(parts, Circumstances::date),
        all(parts, Circumstances::commit),
        all(parts, Circumstances::machine),
        all(parts, Circumstances::java));
  }

  private static String all(List<Part> parts, Function<Circumstances, String> value) {
    return parts.stream().map(Part::where).map(value).distinct().collect(Collectors.joining("; "));
  }

  String inWords() {
    return "commit " + commit + ", " + machine + ", Java " + java + ", " + date + ".";
  }
}
