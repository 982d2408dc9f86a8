package dev.licet.bench.load;

import dev.licet.bench.Facts;
import dev.licet.bench.load.Load.Result;
import java.util.Locale;

/** Words what the rounds showed; the last side is the rival. */
final class Verdicts {
  private static final String OURS = "licet";

  private final Kind kind;
  private final Rounds rounds;
  private final Facts facts;

  Verdicts(Kind kind, Rounds rounds, Facts facts) {
    this.kind = kind;
    this.rounds = rounds;
    this.facts = facts;
  }

  void write() {
    Side rival = rounds.sides().getLast();
    rounds.sides().stream()
        .filter(side -> side.name().startsWith(OURS))
        .forEach(side -> compare(side, rival));
    rounds.sides().forEach(this::add);
  }

  /** The name of a figure of ours ends with the database, where that is not the usual one. */
  private void compare(Side side, Side rival) {
    String what = side.title() + ": " + kind.words();
    String of = ".vs." + rival.name() + side.name().substring(OURS.length());
    facts.add(
        "identity." + name() + of,
        rounds.ratio(side, rival, Result::perSecond),
        what + " a second, times " + rival.title() + "'s");
    facts.add(
        "identity." + name() + ".p99" + of,
        rounds.ratio(side, rival, Result::p99),
        what + ", 99th percentile, of " + rival.title() + "'s");
  }

  private void add(Side side) {
    String what = side.title() + ": " + kind.words();
    String name = side.name() + "." + name();
    facts.add(name + ".per_s", rounds.of(side, Result::perSecond), what + " a second");
    facts.add(name + ".p99_ms", rounds.of(side, Result::p99), what + ", 99th percentile, ms");
  }

  private String name() {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
