package dev.licet.bench.paired;

import dev.licet.bench.Facts;
import java.util.Locale;

/** Words what the rounds showed. */
final class Verdicts {
  private final Entrants entrants;
  private final Rounds rounds;
  private final Facts facts;

  Verdicts(Entrants entrants, Rounds rounds, Facts facts) {
    this.entrants = entrants;
    this.rounds = rounds;
    this.facts = facts;
  }

  /** Writes all, for this algorithm on this provider. */
  void write(String algorithm, String provider) {
    String best = rounds.fastest(entrants.rivals(), "bare");
    String name =
        ".cold." + algorithm.toLowerCase(Locale.ROOT) + "." + provider.toLowerCase(Locale.ROOT);
    writeCold(name, "never seen, " + algorithm + ", " + provider + ": ", best);
    if (!entrants.garbage().isEmpty()) {
      writeHot(best);
      writeGarbage();
    }
  }

  private void writeCold(String name, String what, String best) {
    for (String rival : entrants.rivals()) {
      addShareOfBare(rival, name, what);
    }
    addShareOfBare("guard", name, what);
    facts.add(
        "guard" + name + ".vs.bestrival",
        rounds.ratio("guard", best),
        what + "times the best rival's rate (" + best + ")");
    facts.add(
        "bare" + name + ".us", rounds.nanoseconds("bare") / 1e3, what + "the check alone, µs");
    facts.add("guard" + name + ".us", rounds.nanoseconds("guard") / 1e3, what + "µs");
  }

  private void addShareOfBare(String entrant, String name, String what) {
    facts.add(
        entrant + name + ".vs.bare",
        rounds.ratio(entrant, "bare"),
        what + "share of the bare signature check's rate");
  }

  private void writeHot(String best) {
    facts.add(
        "guard.hot1.vs.nimbus",
        rounds.ratio("hot1", "nimbus"),
        "seen before, 1 live token: times the rate of Nimbus' verification");
    facts.add(
        "guard.hot1k.vs.bestrival",
        rounds.ratio("hot1k", best),
        "seen before, 1,000 live tokens: times the best rival's rate (" + best + ")");
    facts.add(
        "guard.hot100k.vs.bestrival",
        rounds.ratio("hot100k", best),
        "seen before, 100,000 live tokens: times the best rival's rate (" + best + ")");
    facts.add("guard.hot1.ns", rounds.nanoseconds("hot1"), "seen before, 1 live token: ns");
    facts.add("guard.hot1k.ns", rounds.nanoseconds("hot1k"), "seen before, 1,000 live tokens: ns");
    facts.add(
        "guard.hot100k.ns", rounds.nanoseconds("hot100k"), "seen before, 100,000 live tokens: ns");
  }

  private void writeGarbage() {
    facts.add(
        "guard.garbage.ns",
        entrants.garbage().stream().mapToDouble(rounds::nanoseconds).max().orElseThrow(),
        "refusing what is no token, the slowest of " + entrants.garbage().size() + " kinds: ns");
  }
}
