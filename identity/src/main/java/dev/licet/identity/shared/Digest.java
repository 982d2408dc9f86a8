package dev.licet.identity.shared;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Base64;

/**
 * What the store keeps of a random secret: its SHA-256. Only for secrets that this server made (or
 * that hold as many random bits); passwords need a slow hash.
 *
 * @param value 43 characters, base64url
 */
public record Digest(String value) {
  /** The digest of a secret. */
  public static Digest of(String secret) {
    var hash = Hashes.sha256(secret.getBytes(UTF_8));
    return new Digest(Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
  }

  /** Whether this is the digest of what was presented; the time it takes tells nothing. */
  public boolean matches(String presented) {
    return MessageDigest.isEqual(of(presented).value.getBytes(UTF_8), value.getBytes(UTF_8));
  }
}
