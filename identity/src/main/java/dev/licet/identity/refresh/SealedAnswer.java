package dev.licet.identity.refresh;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.licet.identity.shared.SealingKey;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/**
 * The answer to an exchange, kept for a client that did not get it. Its key is made of the token
 * that was exchanged, which the store does not know: only who presents that token again can read
 * it.
 *
 * @param text nonce and ciphertext of AES-256-GCM, base64url
 */
record SealedAnswer(String text) {
  private static final int NONCE = 12;
  private static final byte[] LABEL = "licet refresh answer".getBytes(UTF_8);

  static SealedAnswer seal(TokenText exchanged, String answer) {
    var nonce = new byte[NONCE];
    new SecureRandom().nextBytes(nonce);
    var sealed = key(exchanged).seal(nonce, answer.getBytes(UTF_8));
    var both = Arrays.copyOf(nonce, NONCE + sealed.length);
    System.arraycopy(sealed, 0, both, NONCE, sealed.length);
    return new SealedAnswer(Base64.getUrlEncoder().withoutPadding().encodeToString(both));
  }

  String open(TokenText exchanged) {
    var both = Base64.getUrlDecoder().decode(text);
    var nonce = Arrays.copyOf(both, NONCE);
    var sealed = Arrays.copyOfRange(both, NONCE, both.length);
    return key(exchanged)
        .open(nonce, sealed)
        .map(answer -> new String(answer, UTF_8))
        .orElseThrow(() -> new IllegalStateException("An answer that was kept cannot be read"));
  }

  /** Of the whole token. */
  private static SealingKey key(TokenText exchanged) {
    return SealingKey.of(exchanged.text(), LABEL);
  }

  @Override
  public String toString() {
    return "SealedAnswer[***]";
  }
}
