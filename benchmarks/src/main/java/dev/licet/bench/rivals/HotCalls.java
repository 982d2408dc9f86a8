package dev.licet.bench.rivals;

import dev.licet.guard.Decision;
import dev.licet.guard.Permit;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Calls with tokens that Guard has seen before, each in a String made anew from its octets; which
 * of them comes next is random, all are equally likely.
 */
public final class HotCalls {
  private final GuardContender guard;
  private final byte[][] octets;
  private int random = 0x2545F491;

  /** Calls with these tokens, each of which is shown to it once. */
  public HotCalls(GuardContender guard, List<String> tokens) {
    this.guard = guard;
    this.octets = new byte[tokens.size()][];
    for (int i = 0; i < octets.length; i++) {
      String header = guard.presented(tokens.get(i));
      octets[i] = header.getBytes(StandardCharsets.ISO_8859_1);
      if (!(guard.decide(header) instanceof Permit)) {
        throw new IllegalStateException("guard refuses a good token");
      }
    }
  }

  /** What Guard decides about the next call. */
  public Decision decideNext() {
    return guard.decide(nextText());
  }

  /** The text that the next call presents. */
  public String nextText() {
    return new String(octets[choice()], StandardCharsets.ISO_8859_1);
  }

  /** Marsaglia's xorshift, brought into the range without a division. */
  private int choice() {
    random ^= random << 13;
    random ^= random >>> 17;
    random ^= random << 5;
    return (int) (((random & 0xFFFFFFFFL) * octets.length) >>> 32);
  }
}
