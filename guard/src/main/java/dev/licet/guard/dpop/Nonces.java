package dev.licet.guard.dpop;

import dev.licet.guard.internal.Digests;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The nonces that proofs must hold (RFC 9449 section 9). A nonce is the MAC of the time window that
 * it is for, so none is stored, and every node that knows the secret knows them all.
 */
final class Nonces {
  static final long WINDOW_MILLIS = Duration.ofMinutes(5).toMillis();

  /** What the clocks of two nodes may differ. */
  private static final long CLOCK_SKEW_MILLIS = 60_000;

  private static final String MAC = "HmacSHA256";

  private final SecretKeySpec secret;

  Nonces(byte[] secret) {
    this.secret = new SecretKeySpec(secret, MAC);
  }

  /** The nonce to hand out at this time. */
  String at(long now) {
    return ofWindow(now / WINDOW_MILLIS);
  }

  /**
   * Whether this nonce was handed out in this window or the one before, by this or another node.
   */
  boolean isFresh(String nonce, long now) {
    long window = now / WINDOW_MILLIS;
    long othersWindow = (now + CLOCK_SKEW_MILLIS) / WINDOW_MILLIS;
    return Digests.sameText(nonce, ofWindow(window))
        || Digests.sameText(nonce, ofWindow(window - 1))
        || (othersWindow != window && Digests.sameText(nonce, ofWindow(othersWindow)));
  }

  private String ofWindow(long window) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(secret);
      byte[] octets = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(window).array());
      return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + MAC, e);
    }
  }
}
