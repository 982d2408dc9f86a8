package dev.licet.bench.paired;

import dev.licet.bench.rivals.Refused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How long entrants are measured.
 *
 * @param slice of one entrant at a time
 * @param warmUp of each entrant, also in slices
 * @param measured of each entrant
 */
record Paired(Duration slice, Duration warmUp, Duration measured) {
  /** Lets them run in turn, the order changing from round to round. */
  Rounds run(List<Entrant> entrants) throws Refused {
    rounds(entrants, warmUp);
    return new Rounds(rounds(entrants, measured));
  }

  private List<Map<String, Double>> rounds(List<Entrant> entrants, Duration each) throws Refused {
    List<Entrant> order = new ArrayList<>(entrants);
    List<Map<String, Double>> rounds = new ArrayList<>();
    for (long left = Math.max(1, each.dividedBy(slice)); left > 0; left--) {
      rounds.add(round(order));
      Collections.rotate(order, 1);
    }
    return rounds;
  }

  private Map<String, Double> round(List<Entrant> order) throws Refused {
    Map<String, Double> rates = new HashMap<>();
    for (Entrant entrant : order) {
      rates.put(entrant.name(), entrant.slice(slice));
    }
    return rates;
  }
}
