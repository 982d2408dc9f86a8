package dev.licet.bench.jmh;

import dev.licet.bench.Material;
import dev.licet.bench.rivals.BareSignature;
import dev.licet.bench.rivals.ColdCalls;
import dev.licet.bench.rivals.GuardContender;
import dev.licet.bench.rivals.HotCalls;
import dev.licet.bench.rivals.Refused;
import dev.licet.bench.rivals.Rivals;
import java.nio.file.Path;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One verification each, with RS256. */
public class Verification {
  /** The system property that names the folder of the tokens, for the JVMs that JMH starts. */
  static final String FOLDER = "licet.bench.material";

  private static Material material() {
    return Material.read(Path.of(System.getProperty(FOLDER, "")), "RS256");
  }

  /** The signature check alone. */
  @State(Scope.Thread)
  public static class Bare {
    private final BareSignature signature = new BareSignature(material());
  }

  /** A contender that has never seen the tokens. */
  @State(Scope.Thread)
  public static class Cold {
    /** Its name. */
    @Param("guard")
    public String contender = "guard";

    private ColdCalls calls = new ColdCalls(token -> token, material());

    /** Makes the contender of that name. */
    @Setup
    public void make() {
      calls = new ColdCalls(Rivals.named(contender, material()), material());
    }
  }

  /** Guard, and one token that it has seen. */
  @State(Scope.Thread)
  public static class Hot {
    private final HotCalls calls;

    /** Shows it the token. */
    public Hot() {
      Material material = material();
      calls = new HotCalls(GuardContender.withMemory(material), material.tokens().subList(0, 1));
    }
  }

  /** The signature check alone. */
  @Benchmark
  public Object bare(Bare bare) throws Refused {
    return bare.signature.verifyNext();
  }

  /** A token never seen. */
  @Benchmark
  public Object cold(Cold cold) throws Refused {
    return cold.calls.verifyNext();
  }

  /** A token seen before. */
  @Benchmark
  public Object hit(Hot hot) {
    return hot.calls.decideNext();
  }

  /** What of a hit any server does: it makes the String. */
  @Benchmark
  public Object text(Hot hot) {
    return hot.calls.nextText();
  }
}
