package dev.licet.identity.key;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * AES-256-GCM under a key that Argon2id makes of the passphrase (RFC 9106, 64 MiB, 3 passes, 1
 * lane). Each text is bound to its key id, so none can be put in another's place.
 */
final class EncryptedKeys implements KeyProtection {
  private static final String KDF = "argon2id$m=65536,t=3,p=1";
  private static final String PREFIX = "aes256gcm:";
  private static final String PROOF = "licet-signing-keys";
  private static final int NONCE_BYTES = 12;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SecretKey secret;

  private EncryptedKeys(SecretKey secret) {
    this.secret = secret;
  }

  /** A new salt for a store that is not protected yet. */
  static StoredProtection begin(String passphrase) {
    var salt = new byte[16];
    RANDOM.nextBytes(salt);
    var encoded = Base64.getEncoder().encodeToString(salt);
    var keys = new EncryptedKeys(derive(passphrase, encoded));
    return new StoredProtection(KDF, encoded, keys.encrypt(PROOF, PROOF.getBytes(UTF_8)));
  }

  /** The protection of a store, or nothing where this is not its passphrase. */
  static Optional<EncryptedKeys> open(StoredProtection stored, String passphrase) {
    if (!stored.kdf().equals(KDF)) {
      throw new IllegalStateException("Unknown key derivation in the store: " + stored.kdf());
    }
    var keys = new EncryptedKeys(derive(passphrase, stored.salt()));
    return keys.decrypt(PROOF, stored.proof()).map(_ -> keys);
  }

  @Override
  public String protect(String boundTo, byte[] secret) {
    return encrypt(boundTo, secret);
  }

  @Override
  public byte[] reveal(String boundTo, String text) {
    return decrypt(boundTo, text)
        .orElseThrow(() ->
            new IllegalStateException("What the store has under " + boundTo + " was altered"));
  }

  private String encrypt(String boundTo, byte[] plain) {
    var nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    try {
      var sealed = cipher(Cipher.ENCRYPT_MODE, boundTo, nonce).doFinal(plain);
      var whole = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
      System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
      return PREFIX + Base64.getEncoder().encodeToString(whole);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Cannot encrypt with AES-256-GCM", e);
    }
  }

  private Optional<byte[]> decrypt(String boundTo, String text) {
    var whole = Base64.getDecoder().decode(text.substring(PREFIX.length()));
    var nonce = Arrays.copyOf(whole, NONCE_BYTES);
    try {
      return Optional.of(
          cipher(Cipher.DECRYPT_MODE, boundTo, nonce)
              .doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Cannot decrypt with AES-256-GCM", e);
    }
  }

  private Cipher cipher(int mode, String boundTo, byte[] nonce) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, secret, new GCMParameterSpec(128, nonce));
    cipher.updateAAD(boundTo.getBytes(UTF_8));
    return cipher;
  }

  private static SecretKey derive(String passphrase, String salt) {
    var generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withSalt(Base64.getDecoder().decode(salt))
            .withMemoryAsKB(65_536)
            .withIterations(3)
            .withParallelism(1)
            .build());
    var key = new byte[32];
    generator.generateBytes(passphrase.toCharArray(), key);
    return new SecretKeySpec(key, "AES");
  }
}
