package dev.licet.bench.paired;

import dev.licet.bench.rivals.Contender;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What calls send, as octets. */
final class Octets {
  private Octets() {}

  /** What calls with these tokens send to this contender. */
  static List<byte[]> of(List<String> tokens, Contender contender) {
    return tokens.stream().map(contender::presented).map(Octets::of).toList();
  }

  private static byte[] of(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
