package dev.licet.identity.shared;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The hashes that every Java runtime has. */
public final class Hashes {
  private static final String HMAC = "HmacSHA256";

  private Hashes() {}

  public static byte[] sha256(byte[] message) {
    return digest("SHA-256", message);
  }

  /** For names that others have given; it keeps nobody from making two of one hash. */
  public static byte[] sha1(byte[] message) {
    return digest("SHA-1", message);
  }

  /** The HMAC of the parts one after the other. */
  public static byte[] hmacSha256(String secret, byte[]... parts) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), HMAC));
      for (var part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java runtime has " + HMAC, e);
    }
  }

  private static byte[] digest(String algorithm, byte[] message) {
    try {
      return MessageDigest.getInstance(algorithm).digest(message);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has " + algorithm, e);
    }
  }
}
