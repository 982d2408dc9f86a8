package dev.licet.bench.rivals;

import dev.licet.bench.Material;
import dev.licet.guard.Decision;
import dev.licet.guard.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * Calls whose token needs no signature check to be refused, all different, so that no verdict is
 * remembered.
 */
public final class Garbage {
  private final String name;
  private final GuardContender guard;
  private final List<byte[]> octets;
  private int next;

  private Garbage(String name, Material material, UnaryOperator<String> spoil) {
    this.name = name;
    this.guard = GuardContender.forgetful(material);
    this.octets =
        material.coldTokens().stream()
            .map(token -> guard.presented(spoil.apply(token)))
            .map(header -> header.getBytes(StandardCharsets.ISO_8859_1))
            .toList();
  }

  /** Several kinds. */
  public static List<Garbage> kinds(Material material) {
    return List.of(
        new Garbage("garbage.word", material, good -> good.substring(good.length() - 20)),
        new Garbage("garbage.noise", material, good -> noise(good.length(), good.hashCode())),
        new Garbage("garbage.none", material, good -> withHeader("{\"alg\":\"none\"}", good)),
        new Garbage("garbage.cut", material, good -> good.substring(0, good.length() - 1)));
  }

  /** Three parts of random base64url. */
  private static String noise(int length, int seed) {
    byte[] random = new byte[length * 3 / 4];
    new Random(seed).nextBytes(random);
    StringBuilder text = new StringBuilder(base64(random));
    text.setCharAt(100, '.');
    text.setCharAt(length / 2, '.');
    return text.toString();
  }

  private static String withHeader(String header, String good) {
    return base64(header.getBytes(StandardCharsets.UTF_8)) + good.substring(good.indexOf('.'));
  }

  private static String base64(byte[] octets) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** Has the next one refused. */
  public Decision refuseNext() {
    byte[] call = octets.get(next);
    next = next + 1 == octets.size() ? 0 : next + 1;
    Decision decision = guard.decide(new String(call, StandardCharsets.ISO_8859_1));
    if (decision instanceof Refusal) {
      return decision;
    }
    throw new IllegalStateException("guard accepts " + name);
  }
}
