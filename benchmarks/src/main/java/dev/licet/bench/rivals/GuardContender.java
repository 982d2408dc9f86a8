package dev.licet.bench.rivals;

import dev.licet.bench.Material;
import dev.licet.guard.Decision;
import dev.licet.guard.Guard;
import dev.licet.guard.HttpCall;
import dev.licet.guard.Permit;
import dev.licet.guard.Refusal;
import dev.licet.guard.Rule;
import dev.licet.guard.keys.KeySet;
import java.util.Arrays;
import java.util.List;

/** Guard, by the door that adapters use. Not for several threads: it has one call, used anew. */
public final class GuardContender implements Contender {
  private static final int FEW = Material.COLD / 16;

  private final Rule rule = Rule.authenticated();
  private final OneHeader call = new OneHeader();
  private final Guard guard;

  private GuardContender(Guard.Builder settings, Material material) {
    KeySet keys = KeySet.parse(material.jwks());
    this.guard =
        settings
            .issuer(Material.ISSUER)
            .audience(Material.AUDIENCE)
            .algorithms(List.of(material.algorithm()))
            .keys(() -> keys)
            .build();
  }

  /** Guard as it comes: with room for more tokens than there are here. */
  public static GuardContender withMemory(Material material) {
    return new GuardContender(Guard.builder(), material);
  }

  /**
   * Guard whose memory is full of other tokens: whatever it has seen is forgotten long before it
   * comes again. It remembers all the same, so that this costs what it costs.
   */
  static GuardContender forgetful(Material material) {
    return new GuardContender(Guard.builder().rememberedTokens(FEW), material);
  }

  /** What the guard decides about a call with this Authorization header. */
  public Decision decide(String header) {
    call.carry(header);
    return guard.check(call, rule);
  }

  @Override
  public Object verify(String header) throws Refused {
    Decision decision = decide(header);
    if (decision instanceof Permit permit) {
      return permit;
    }
    throw new Refused(((Refusal) decision).finding().toString());
  }

  @Override
  public String presented(String token) {
    return "Bearer " + token;
  }

  /** A call that carries an Authorization header and no other, without allocating anything. */
  private static final class OneHeader implements HttpCall {
    private final List<String> values = Arrays.asList("");

    void carry(String header) {
      values.set(0, header);
    }

    @Override
    public List<String> headers(String name) {
      return name.equalsIgnoreCase("Authorization") ? values : List.of();
    }
  }
}
