package dev.licet.identity.audit.stream;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.licet.identity.shared.Hashes;
import java.time.Instant;
import java.util.HexFormat;

/**
 * Shows a webhook that a call comes from this server, and when: {@code t=SECONDS,v1=HEX}, where HEX
 * is the HMAC-SHA256 of the seconds, a dot and the body, under the stream's secret.
 */
final class Signature {
  static final String HEADER = "Licet-Signature";

  private Signature() {}

  static String of(String secret, Instant time, byte[] body) {
    var seconds = Long.toString(time.getEpochSecond());
    var hmac = Hashes.hmacSha256(secret, (seconds + ".").getBytes(US_ASCII), body);
    return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(hmac);
  }
}
