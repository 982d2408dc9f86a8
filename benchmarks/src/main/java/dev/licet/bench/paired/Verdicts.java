package dev.licet.bench.paired;

import dev.licet.bench.Facts;

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
    writeCold("cold." + algorithm + "." + provider, best);
    if (!entrants.garbage().isEmpty()) {
      writeHot(best);
      facts.add(
          "guard.garbage.ns",
          entrants.garbage().stream().mapToDouble(rounds::nanoseconds).max().orElseThrow(),
          "refusing what is no token, the slowest of " + entrants.garbage().size() + " kinds");
    }
  }

  private void writeCold(String what, String best) {
    facts.add(
        "guard." + what + ".vs.bare",
        rounds.ratio("guard", "bare"),
        "a token never seen, of the bare signature check's rate");
    facts.add(
        "guard." + what + ".vs.bestrival",
        rounds.ratio("guard", best),
        "a token never seen, times the best rival's rate (" + best + ")");
    facts.add(
        "bare." + what + ".us", rounds.nanoseconds("bare") / 1e3, "the signature check alone");
    facts.add("guard." + what + ".us", rounds.nanoseconds("guard") / 1e3, "a token never seen");
    for (String rival : entrants.rivals()) {
      facts.add(
          rival + "." + what + ".vs.bare",
          rounds.ratio(rival, "bare"),
          "a token, of the bare signature check's rate");
    }
  }

  private void writeHot(String best) {
    facts.add(
        "guard.hot1.vs.nimbus",
        rounds.ratio("hot1", "nimbus"),
        "one token seen before, times Nimbus' rate");
    for (String hot : new String[] {"hot1k", "hot100k"}) {
      facts.add(
          "guard." + hot + ".vs.bestrival",
          rounds.ratio(hot, best),
          hot.substring(3) + " live tokens at random, times the best rival's rate (" + best + ")");
    }
    for (String hot : new String[] {"hot1", "hot1k", "hot100k"}) {
      facts.add(
          "guard." + hot + ".ns", rounds.nanoseconds(hot), "one call with a token seen before");
    }
  }
}
