package dev.licet.bench.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** What each side came to in each round. */
record Rounds(List<Side> sides, List<List<Load.Result>> results) {
  private static final int WARM_UPS = 2;

  /**
   * The sides take their turns in each round, in another order each time, after turns that do not
   * count.
   */
  static Rounds run(List<Side> sides, int count, Duration time)
      throws InterruptedException, ExecutionException {
    for (int i = 0; i < WARM_UPS; i++) {
      round(sides, i, time);
    }
    List<List<Load.Result>> results = new ArrayList<>();
    for (int round = 0; round < count; round++) {
      results.add(round(sides, round, time));
    }
    return new Rounds(sides, results);
  }

  private static List<Load.Result> round(List<Side> sides, int first, Duration time)
      throws InterruptedException, ExecutionException {
    List<Integer> order = new ArrayList<>(IntStream.range(0, sides.size()).boxed().toList());
    Collections.rotate(order, first);
    Load.Result[] results = new Load.Result[sides.size()];
    for (int side : order) {
      results[side] = Load.run(sides.get(side).visitors(), time);
    }
    return List.of(results);
  }

  /** The median over the rounds. */
  double of(Side side, ToDoubleFunction<Load.Result> figure) {
    return median(of(side).stream().mapToDouble(figure));
  }

  /** The median over the rounds of how much one has of what another has. */
  double ratio(Side side, Side other, ToDoubleFunction<Load.Result> figure) {
    List<Load.Result> ours = of(side);
    List<Load.Result> theirs = of(other);
    return median(
        IntStream.range(0, ours.size())
            .mapToDouble(round ->
                figure.applyAsDouble(ours.get(round)) / figure.applyAsDouble(theirs.get(round))));
  }

  private List<Load.Result> of(Side side) {
    int number = sides.indexOf(side);
    return results.stream().map(round -> round.get(number)).toList();
  }

  static double median(List<Double> values) {
    return median(values.stream().mapToDouble(Double::doubleValue));
  }

  private static double median(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
