package dev.licet.identity.password;

import static java.lang.Integer.parseInt;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * Argon2, which also makes the hashes of this server: Argon2id with 19 MiB, two passes and one lane
 * (what OWASP asks for at least), a salt of 16 bytes and a hash of 32.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9106">RFC 9106</a>
 */
final class Argon2Scheme implements HashScheme {
  private static final int MEMORY = 19 * 1024;
  private static final int PASSES = 2;
  private static final int MOST_MEMORY = 64 * 1024;
  private static final int MOST_LANES = 8;
  private static final String BASE64 = "[A-Za-z0-9+/]";
  private static final Pattern FORM =
      Pattern.compile(
          "\\$argon2(?:id|i|d)\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$%s{11,86}\\$%s{16,86}"
              .formatted(BASE64, BASE64));
  private static final Pattern OWN =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=%d,t=%d,p=1\\$%s{22}\\$%s{43}"
              .formatted(MEMORY, PASSES, BASE64, BASE64));

  private final Argon2PasswordEncoder encoder =
      new Argon2PasswordEncoder(16, 32, 1, MEMORY, PASSES);

  String hash(String password) {
    return String.valueOf(encoder.encode(password));
  }

  /**
   * A hash as {@link #hash} makes them, of no password that anybody knows: it is drawn, not made.
   */
  String ofNobody() {
    return "$argon2id$v=19$m=%d,t=%d,p=1$%s$%s".formatted(MEMORY, PASSES, drawn(16), drawn(32));
  }

  private static String drawn(int length) {
    var bytes = new byte[length];
    new SecureRandom().nextBytes(bytes);
    return Base64.getEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Whether a hash is as {@link #hash} would make it today. */
  static boolean isCurrent(String hash) {
    return OWN.matcher(hash).matches();
  }

  @Override
  public boolean wrote(String hash) {
    return FORM.matcher(hash).matches();
  }

  @Override
  public Optional<String> problem(String hash) {
    var parts = FORM.matcher(hash);
    if (!parts.matches()) {
      throw new IllegalArgumentException("Not a hash of Argon2");
    }
    int memory = parseInt(parts.group(1));
    int passes = parseInt(parts.group(2));
    int lanes = parseInt(parts.group(3));
    return HashScheme.unless(
        lanes >= 1
            && lanes <= MOST_LANES
            && memory >= 8 * lanes
            && memory <= MOST_MEMORY
            && passes >= 1
            && (long) memory * passes <= 4L * MOST_MEMORY,
        "64 MiB, four passes over as much, 8 lanes");
  }

  @Override
  public boolean matches(String password, String hash) {
    return encoder.matches(password, hash);
  }
}
