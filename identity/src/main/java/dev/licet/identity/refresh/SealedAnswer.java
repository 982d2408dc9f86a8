package dev.licet.identity.refresh;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The answer to an exchange, kept for a client that did not get it. Its key is made of the token
 * that was exchanged, which the store does not know: only who presents that token again can read
 * it.
 *
 * @param text nonce and ciphertext of AES-256-GCM, base64url
 */
record SealedAnswer(String text) {
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  static SealedAnswer seal(TokenText exchanged, String answer) {
    var nonce = new byte[NONCE];
    new SecureRandom().nextBytes(nonce);
    var sealed = apply(Cipher.ENCRYPT_MODE, exchanged, nonce, answer.getBytes(UTF_8));
    var both = Arrays.copyOf(nonce, NONCE + sealed.length);
    System.arraycopy(sealed, 0, both, NONCE, sealed.length);
    return new SealedAnswer(Base64.getUrlEncoder().withoutPadding().encodeToString(both));
  }

  String open(TokenText exchanged) {
    var both = Base64.getUrlDecoder().decode(text);
    var nonce = Arrays.copyOf(both, NONCE);
    var sealed = Arrays.copyOfRange(both, NONCE, both.length);
    return new String(apply(Cipher.DECRYPT_MODE, exchanged, nonce, sealed), UTF_8);
  }

  private static byte[] apply(int mode, TokenText exchanged, byte[] nonce, byte[] input) {
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key(exchanged), new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("An answer that was kept cannot be sealed or read", e);
    }
  }

  /** Of the whole token, by a function that no digest in the store comes from. */
  private static SecretKeySpec key(TokenText exchanged) throws GeneralSecurityException {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(exchanged.text().getBytes(UTF_8), "HmacSHA256"));
    return new SecretKeySpec(mac.doFinal("licet refresh answer".getBytes(UTF_8)), "AES");
  }

  @Override
  public String toString() {
    return "SealedAnswer[***]";
  }
}
