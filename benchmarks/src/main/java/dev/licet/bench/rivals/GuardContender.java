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
  private final Material material;
  private final KeySet keys;
  private final Rule rule = Rule.authenticated();
  private final OneHeader call = new OneHeader();
  private Guard guard;

  /** Guard with the key of this material. */
  public GuardContender(Material material) {
    this.material = material;
    this.keys = KeySet.parse(material.jwks());
    this.guard = newGuard();
  }

  private Guard newGuard() {
    return Guard.builder()
        .issuer(Material.ISSUER)
        .audience(Material.AUDIENCE)
        .algorithms(List.of(material.algorithm()))
        .keys(() -> keys)
        .build();
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

  @Override
  public void forget() {
    guard.close();
    guard = newGuard();
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
