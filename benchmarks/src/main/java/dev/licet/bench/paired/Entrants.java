package dev.licet.bench.paired;

import dev.licet.bench.Material;
import dev.licet.bench.rivals.BareSignature;
import dev.licet.bench.rivals.ColdCalls;
import dev.licet.bench.rivals.Contender;
import dev.licet.bench.rivals.Garbage;
import dev.licet.bench.rivals.GuardContender;
import dev.licet.bench.rivals.HotCalls;
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
  /** With this many live tokens one in turn is still quick to find. */
  private static final int SOME = 1_000;

  /** Guard, the bare signature and all rivals; and Guard's memory, if wanted. */
  static Entrants of(Material material, boolean hotToo) {
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
    Stream<Entrant> ours =
        Stream.of(
            bare(new BareSignature(material)),
            cold("guard", Rivals.named("guard", material), material));
    Stream<Entrant> theirs =
        rivals.entrySet().stream().map(rival -> cold(rival.getKey(), rival.getValue(), material));
    return Stream.concat(ours, theirs).toList();
  }

  private static Entrant bare(BareSignature signature) {
    return new Entrant(
        "bare",
        times -> {
          Object last = signature;
          for (int i = 0; i < times; i++) {
            last = signature.verifyNext();
          }
          return last;
        });
  }

  private static Entrant cold(String name, Contender contender, Material material) {
    ColdCalls calls = new ColdCalls(contender, material);
    return new Entrant(
        name,
        times -> {
          Object last = name;
          for (int i = 0; i < times; i++) {
            last = calls.verifyNext();
          }
          return last;
        });
  }

  private static List<Entrant> garbage(Material material) {
    return Garbage.kinds(material).stream().map(Entrants::garbage).toList();
  }

  private static Entrant garbage(Garbage kind) {
    return new Entrant(
        kind.name(),
        times -> {
          Object last = kind;
          for (int i = 0; i < times; i++) {
            last = kind.refuseNext();
          }
          return last;
        });
  }

  private static List<Entrant> hot(Material material) {
    List<String> tokens = material.tokens();
    return List.of(
        hot("hot1", material, tokens.subList(0, 1)),
        hot("hot1k", material, tokens.subList(0, SOME)),
        hot("hot100k", material, tokens));
  }

  private static Entrant hot(String name, Material material, List<String> tokens) {
    HotCalls calls = new HotCalls(GuardContender.withMemory(material), tokens);
    return new Entrant(
        name,
        times -> {
          Object last = name;
          for (int i = 0; i < times; i++) {
            last = calls.decideNext();
          }
          return last;
        });
  }
}
