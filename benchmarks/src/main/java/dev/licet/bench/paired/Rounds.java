package dev.licet.bench.paired;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * What was measured.
 *
 * @param rates of each round, by the entrant's name, the operations in a second of CPU time
 */
record Rounds(List<Map<String, Double>> rates) {
  /** How much faster one is than another: the median of what each round says. */
  double ratio(String name, String other) {
    return median(round -> rate(round, name) / rate(round, other));
  }

  /** The nanoseconds that one takes, the median of the rounds. */
  double nanoseconds(String name) {
    return median(round -> 1e9 / rate(round, name));
  }

  /** The fastest of these, beside that one. */
  String fastest(Collection<String> names, String beside) {
    return names.stream().max(Comparator.comparingDouble(n -> ratio(n, beside))).orElseThrow();
  }

  private static double rate(Map<String, Double> round, String name) {
    return Objects.requireNonNull(round.get(name), name);
  }

  private double median(ToDoubleFunction<Map<String, Double>> figure) {
    double[] sorted = rates.stream().mapToDouble(figure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
