package dev.licet.bench.rivals;

import dev.licet.bench.Material;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Who is compared with Guard. */
public final class Rivals {
  private static final Set<String> EVERY = Set.of("RS256", "ES256", "EdDSA");
  private static final Set<String> ALL_BUT_EDDSA = Set.of("RS256", "ES256");

  private static final List<Entry> ENTRIES =
      List.of(
          new Entry("nimbus", EVERY, Nimbus::of),
          new Entry("springsecurity", ALL_BUT_EDDSA, SpringSecurity::of),
          new Entry("auth0", ALL_BUT_EDDSA, Auth0::of),
          new Entry("jjwt", EVERY, Jjwt::of),
          new Entry("jose4j", EVERY, Jose4j::of),
          new Entry("vertx", EVERY, Vertx::of),
          new Entry("fusionauth", ALL_BUT_EDDSA, FusionAuth::of),
          new Entry("smallrye", EVERY, SmallRye::of));

  private record Entry(String name, Set<String> algorithms, Function<Material, Contender> maker) {}

  private Rivals() {}

  /** The names of all. */
  public static List<String> names() {
    return ENTRIES.stream().map(Entry::name).toList();
  }

  /** Those that know this algorithm, by name, each shown to judge rightly. */
  public static Map<String, Contender> of(Material material) {
    Map<String, Contender> rivals = new LinkedHashMap<>();
    for (Entry entry : ENTRIES) {
      if (entry.algorithms.contains(material.algorithm())) {
        rivals.put(entry.name, Proof.shown(entry.name, entry.maker.apply(material), material));
      }
    }
    return rivals;
  }

  /** Guard with its memory full, or one of its rivals, shown to judge rightly. */
  public static Contender named(String name, Material material) {
    Function<Material, Contender> maker =
        ENTRIES.stream()
            .filter(entry -> entry.name.equals(name))
            .map(Entry::maker)
            .findFirst()
            .orElse(GuardContender::forgetful);
    return Proof.shown(name, maker.apply(material), material);
  }
}
