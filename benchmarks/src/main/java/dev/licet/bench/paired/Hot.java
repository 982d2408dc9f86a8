package dev.licet.bench.paired;

import dev.licet.bench.rivals.GuardContender;
import dev.licet.bench.rivals.Refused;
import dev.licet.guard.Decision;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Tokens seen before, each in a String made anew from its octets; which of them comes next is
 * random, all are equally likely.
 */
final class Hot implements Operation {
  private final GuardContender guard;
  private final byte[][] octets;
  private int random = 0x2545F491;

  Hot(GuardContender guard, List<String> tokens) throws Refused {
    this.guard = guard;
    this.octets = Octets.of(tokens, guard).toArray(byte[][]::new);
    for (String token : tokens) {
      guard.verify(guard.presented(token));
    }
  }

  @Override
  public Object repeat(int times) {
    Decision last = guard.decide("");
    for (int i = 0; i < times; i++) {
      last = guard.decide(new String(octets[choice()], StandardCharsets.ISO_8859_1));
    }
    return last;
  }

  /** Marsaglia's xorshift, brought into the range without a division. */
  private int choice() {
    random ^= random << 13;
    random ^= random >>> 17;
    random ^= random << 5;
    return (int) (((random & 0xFFFFFFFFL) * octets.length) >>> 32);
  }
}
