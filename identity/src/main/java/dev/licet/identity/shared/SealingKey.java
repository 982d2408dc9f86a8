package dev.licet.identity.shared;

import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A key of AES-256-GCM, made of a secret: who has not got that can neither read nor alter. */
public final class SealingKey {
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;

  private SealingKey(SecretKeySpec key) {
    this.key = key;
  }

  /**
   * The HMAC-SHA256 of the label under the secret: one secret has a key for each label, and none of
   * them is a digest of the secret that a store has.
   */
  public static SealingKey of(String secret, byte[] label) {
    return new SealingKey(new SecretKeySpec(Hashes.hmacSha256(secret, label), "AES"));
  }

  /**
   * The ciphertext, with its tag behind it.
   *
   * @param nonce 12 bytes, which this key must not seal with twice
   */
  public byte[] seal(byte[] nonce, byte[] plain) {
    try {
      return cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(plain);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Cannot encrypt with AES-256-GCM", e);
    }
  }

  /** What was sealed; empty if it was by another key or nonce, or altered since. */
  public Optional<byte[]> open(byte[] nonce, byte[] sealed) {
    if (sealed.length < TAG_BITS / Byte.SIZE) {
      return Optional.empty();
    }
    try {
      return Optional.of(cipher(Cipher.DECRYPT_MODE, nonce).doFinal(sealed));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Cannot decrypt with AES-256-GCM", e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }
}
