package dev.licet.identity.password;

import static java.lang.Integer.parseInt;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.SCrypt;

/**
 * scrypt, of other systems, in the PHC string format.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7914">RFC 7914</a>
 */
final class ScryptScheme implements HashScheme {
  /** Blocks of 128 bytes: 128 MiB, or less memory more often. */
  private static final long MOST_BLOCKS = 1L << 20;

  private static final Pattern FORM =
      Pattern.compile(
          "\\$scrypt\\$ln=(\\d{1,2}),r=(\\d{1,2}),p=(\\d{1,2})"
              + "\\$([A-Za-z0-9+/]{2,86})={0,2}\\$([A-Za-z0-9+/]{22,86})={0,2}");

  @Override
  public boolean wrote(String hash) {
    return FORM.matcher(hash).matches();
  }

  @Override
  public Optional<String> problem(String hash) {
    var parts = parts(hash);
    int log = parseInt(parts.group(1));
    int size = parseInt(parts.group(2));
    int lanes = parseInt(parts.group(3));
    return HashScheme.unless(
        log >= 1
            && log <= 20
            && size >= 2
            && lanes >= 1
            && (1L << log) * size * lanes <= MOST_BLOCKS,
        "128 MiB of memory in all");
  }

  @Override
  public boolean matches(String password, String hash) {
    var parts = parts(hash);
    var salt = Base64.getDecoder().decode(parts.group(4));
    var expected = Base64.getDecoder().decode(parts.group(5));
    var found =
        SCrypt.generate(
            password.getBytes(UTF_8),
            salt,
            1 << parseInt(parts.group(1)),
            parseInt(parts.group(2)),
            parseInt(parts.group(3)),
            expected.length);
    return MessageDigest.isEqual(found, expected);
  }

  private static Matcher parts(String hash) {
    var parts = FORM.matcher(hash);
    if (!parts.matches()) {
      throw new IllegalArgumentException("Not a hash of scrypt");
    }
    return parts;
  }
}
