package dev.licet.bench.paired;

import dev.licet.bench.rivals.GuardContender;
import dev.licet.guard.Decision;
import dev.licet.guard.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** A token that needs no signature check to be refused. */
final class Garbage implements Operation {
  private final GuardContender guard;
  private final byte[] octets;

  private Garbage(GuardContender guard, String token) {
    this.guard = guard;
    this.octets = guard.presented(token).getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Several kinds, by name. */
  static Map<String, Operation> kinds(GuardContender guard, String good) {
    Map<String, Operation> kinds = new LinkedHashMap<>();
    kinds.put("garbage.word", new Garbage(guard, "null"));
    kinds.put("garbage.noise", new Garbage(guard, noise(good.length())));
    kinds.put("garbage.none", new Garbage(guard, withHeader("{\"alg\":\"none\"}", good)));
    kinds.put("garbage.cut", new Garbage(guard, good.substring(0, good.length() - 1)));
    return kinds;
  }

  /** Three parts of random base64url, as long as a token. */
  private static String noise(int length) {
    byte[] random = new byte[length * 3 / 4];
    new Random(1).nextBytes(random);
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

  @Override
  public Object repeat(int times) {
    Decision last = guard.decide("");
    for (int i = 0; i < times; i++) {
      last = guard.decide(new String(octets, StandardCharsets.ISO_8859_1));
      if (!(last instanceof Refusal)) {
        throw new IllegalStateException("garbage was accepted");
      }
    }
    return last;
  }
}
