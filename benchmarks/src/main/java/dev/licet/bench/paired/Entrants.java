package dev.licet.bench.paired;

import dev.licet.bench.Material;
import dev.licet.bench.rivals.BareSignature;
import dev.licet.bench.rivals.Contender;
import dev.licet.bench.rivals.Refused;
import dev.licet.bench.rivals.Rivals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who takes part.
 *
 * @param rivals the names of Guard's rivals
 * @param garbage the names of the kinds of garbage; none if only cold tokens are measured
 * @param all everybody
 */
record Entrants(List<String> rivals, Set<String> garbage, List<Entrant> all) {
  /** So many distinct tokens pass before one comes again. */
  private static final int COLD = 4096;

  /** With this many live tokens one in turn is still quick to find. */
  private static final int SOME = 1_000;

  /** Guard, the bare signature and all rivals; and Guard's memory, if wanted. */
  static Entrants of(Material material, boolean hotToo) throws Refused {
    Map<String, Contender> rivals = Rivals.of(material);
    List<Entrant> all = new ArrayList<>(cold(material, rivals));
    List<Entrant> garbage = hotToo ? garbage(material) : List.of();
    all.addAll(garbage);
    if (hotToo) {
      all.addAll(hot(material));
    }
    return new Entrants(
        List.copyOf(rivals.keySet()),
        Set.copyOf(garbage.stream().map(Entrant::name).toList()),
        List.copyOf(all));
  }

  private static List<Entrant> cold(Material material, Map<String, Contender> rivals) {
    List<String> tokens = material.tokens().subList(0, COLD);
    BareSignature bare = new BareSignature(material, tokens);
    Stream<Entrant> ours =
        Stream.of(
            new Entrant("bare", times -> repeat(bare, times)),
            new Entrant("guard", new Cold(Rivals.guard(material), tokens)));
    Stream<Entrant> theirs =
        rivals.entrySet().stream()
            .map(rival -> new Entrant(rival.getKey(), new Cold(rival.getValue(), tokens)));
    return Stream.concat(ours, theirs).toList();
  }

  private static Object repeat(BareSignature bare, int times) throws Refused {
    Object last = "";
    for (int i = 0; i < times; i++) {
      last = bare.verifyNext();
    }
    return last;
  }

  private static List<Entrant> garbage(Material material) {
    return Garbage.kinds(Rivals.guard(material), material.tokens().getFirst()).entrySet().stream()
        .map(kind -> new Entrant(kind.getKey(), kind.getValue()))
        .toList();
  }

  private static List<Entrant> hot(Material material) throws Refused {
    List<String> tokens = material.tokens();
    return List.of(
        new Entrant("hot1", new Hot(Rivals.guard(material), tokens.subList(0, 1))),
        new Entrant("hot1k", new Hot(Rivals.guard(material), tokens.subList(0, SOME))),
        new Entrant("hot100k", new Hot(Rivals.guard(material), tokens)));
  }
}
