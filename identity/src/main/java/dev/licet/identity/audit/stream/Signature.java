package dev.licet.identity.audit.stream;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Shows a webhook that a call comes from this server, and when: {@code t=SECONDS,v1=HEX}, where HEX
 * is the HMAC-SHA256 of the seconds, a dot and the body, under the stream's secret.
 */
final class Signature {
  static final String HEADER = "Licet-Signature";

  private Signature() {}

  static String of(String secret, Instant time, byte[] body) {
    var seconds = Long.toString(time.getEpochSecond());
    return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(hmac(secret, seconds, body));
  }

  private static byte[] hmac(String secret, String seconds, byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(US_ASCII), "HmacSHA256"));
      mac.update((seconds + ".").getBytes(US_ASCII));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java runtime has HmacSHA256", e);
    }
  }
}
