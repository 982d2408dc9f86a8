package dev.licet.bench.paired;

import dev.licet.bench.Facts;
import dev.licet.bench.Material;
import dev.licet.bench.NativeProvider;
import dev.licet.bench.rivals.Refused;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Measures one algorithm: {@code FACTS MATERIAL ALGORITHM SECONDS}, with that many seconds for each
 * entrant and half of them before, to warm up. The provider is Amazon's if that is on the class
 * path.
 */
public final class PairedRun {
  private static final Duration SLICE = Duration.ofMillis(150);

  private PairedRun() {}

  /** Measures. */
  public static void main(String[] args) throws Refused {
    boolean isNative = NativeProvider.installIfThere();
    Material material = Material.read(Path.of(args[1]), args[2]);
    Duration each = Duration.ofMillis((long) (Double.parseDouble(args[3]) * 1000));
    Entrants entrants = Entrants.of(material, !isNative && material.algorithm().equals("RS256"));
    Rounds rounds = new Paired(SLICE, each.dividedBy(2), each).run(entrants.all());
    new Verdicts(entrants, rounds, new Facts(Path.of(args[0])))
        .write(material.algorithm(), isNative ? "ACCP" : "JDK");
  }
}
