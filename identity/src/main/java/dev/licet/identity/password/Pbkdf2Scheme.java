package dev.licet.identity.password;

import static java.lang.Integer.parseInt;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * PBKDF2, of other systems: {@code $pbkdf2-sha256$i=100000,l=32$SALT$HASH}, or with the bare number
 * of iterations, as passlib writes it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8018#section-5.2">RFC 8018, 5.2</a>
 */
final class Pbkdf2Scheme implements HashScheme {
  private static final long MOST = 1_000_000;

  /** What one round of each digest yields, in bytes: a longer hash takes as many rounds more. */
  private static final Map<String, Integer> YIELD =
      Map.of("sha1", 20, "sha224", 28, "sha256", 32, "sha384", 48, "sha512", 64);

  private static final Pattern FORM =
      Pattern.compile(
          "\\$pbkdf2-(sha1|sha224|sha256|sha384|sha512)\\$(?:i=)?(\\d{1,8})(?:,l=\\d{1,3})?"
              + "\\$([A-Za-z0-9+/.]{2,86})={0,2}\\$([A-Za-z0-9+/.]{22,86})={0,2}");

  @Override
  public boolean wrote(String hash) {
    return FORM.matcher(hash).matches();
  }

  @Override
  public Optional<String> problem(String hash) {
    var parts = parts(hash);
    int yield = YIELD.getOrDefault(parts.group(1), 1);
    long rounds = Math.ceilDiv(bytes(parts.group(4)).length, yield);
    int iterations = parseInt(parts.group(2));
    return HashScheme.unless(
        iterations >= 1 && iterations * rounds <= MOST, "1000000 iterations in all");
  }

  @Override
  public boolean matches(String password, String hash) {
    var parts = parts(hash);
    var expected = bytes(parts.group(4));
    var key =
        new PBEKeySpec(
            password.toCharArray(),
            bytes(parts.group(3)),
            parseInt(parts.group(2)),
            expected.length * 8);
    return MessageDigest.isEqual(derive(parts.group(1), key), expected);
  }

  private static byte[] derive(String digest, PBEKeySpec key) {
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmac" + digest)
          .generateSecret(key)
          .getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java runtime has PBKDF2", e);
    } finally {
      key.clearPassword();
    }
  }

  /** passlib writes a dot where everybody else writes a plus. */
  private static byte[] bytes(String text) {
    return Base64.getDecoder().decode(text.replace('.', '+'));
  }

  private static Matcher parts(String hash) {
    var parts = FORM.matcher(hash);
    if (!parts.matches()) {
      throw new IllegalArgumentException("Not a hash of PBKDF2");
    }
    return parts;
  }
}
