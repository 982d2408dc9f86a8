package dev.licet.bench.paired;

import dev.licet.bench.rivals.Contender;
import dev.licet.bench.rivals.Refused;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Tokens never seen: distinct ones in turn, and whoever remembers tokens forgets them before the
 * first comes again. Each is a String made anew from its octets, as a server makes one.
 */
final class Cold implements Operation {
  private final Contender contender;
  private final List<byte[]> octets;
  private int next;

  Cold(Contender contender, List<String> tokens) {
    this.contender = contender;
    this.octets = Octets.of(tokens, contender);
  }

  @Override
  public Object repeat(int times) throws Refused {
    Object last = "";
    for (int i = 0; i < times; i++) {
      if (next == octets.size()) {
        contender.forget();
        next = 0;
      }
      last = contender.verify(new String(octets.get(next++), StandardCharsets.ISO_8859_1));
    }
    return last;
  }
}
