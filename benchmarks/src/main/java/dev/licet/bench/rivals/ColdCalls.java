package dev.licet.bench.rivals;

import dev.licet.bench.Material;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Calls with distinct tokens in turn, so many that one is forgotten long before it comes again.
 * Each is a String made anew from its octets, as a server makes one.
 */
public final class ColdCalls {
  private final Contender contender;
  private final List<byte[]> octets;
  private int next;

  /** Calls to this contender. */
  public ColdCalls(Contender contender, Material material) {
    this.contender = contender;
    this.octets =
        material.coldTokens().stream().map(contender::presented).map(ColdCalls::octets).toList();
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Verifies the token of the next call. */
  public Object verifyNext() throws Refused {
    byte[] call = octets.get(next);
    next = next + 1 == octets.size() ? 0 : next + 1;
    return contender.verify(new String(call, StandardCharsets.ISO_8859_1));
  }
}
