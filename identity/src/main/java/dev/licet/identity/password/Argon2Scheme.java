package dev.licet.identity.password;

import static java.lang.Integer.parseInt;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2, which also makes the hashes of this server: Argon2id with 19 MiB, two passes and one lane
 * (what OWASP asks for at least), a salt of 16 bytes and a hash of 32.
 *
 * <p>Not by Spring Security's encoder, which has no way to use the 19 MiB again: as garbage they
 * filled the heap, and four fifths of the time of a flood of sign-ins went into clearing it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9106">RFC 9106</a>
 */
final class Argon2Scheme implements HashScheme {
  private static final int MEMORY = 19 * 1024;
  private static final int PASSES = 2;
  private static final int SALT = 16;
  private static final int LENGTH = 32;
  private static final int MOST_MEMORY = 64 * 1024;
  private static final int MOST_LANES = 8;
  private static final String BASE64 = "[A-Za-z0-9+/]";
  private static final Pattern FORM =
      Pattern.compile(
          "\\$argon2(?<type>id|i|d)\\$v=19\\$m=(?<memory>\\d{1,7}),t=(?<passes>\\d{1,3})"
              + ",p=(?<lanes>\\d{1,2})\\$(?<salt>%1$s{11,86})\\$(?<hash>%1$s{16,86})"
                  .formatted(BASE64));
  private static final Pattern OWN =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=%d,t=%d,p=1\\$%s{22}\\$%s{43}"
              .formatted(MEMORY, PASSES, BASE64, BASE64));

  private final SecureRandom random = new SecureRandom();

  /** What a thread has hashed in, in blocks of a KiB: it goes when the thread does. */
  private final ThreadLocal<BlockPool> blocks =
      ThreadLocal.withInitial(() -> new FixedBlockPool(MEMORY));

  String hash(String password) {
    var salt = drawn(SALT);
    return text(salt, hash(password, own().withSalt(salt), LENGTH));
  }

  /**
   * A hash as {@link #hash} makes them, of no password that anybody knows: it is drawn, not made.
   */
  String ofNobody() {
    return text(drawn(SALT), drawn(LENGTH));
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
    var parts = parts(hash);
    int memory = parseInt(parts.group("memory"));
    int passes = parseInt(parts.group("passes"));
    int lanes = parseInt(parts.group("lanes"));
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
    var parts = parts(hash);
    try {
      var wanted = Base64.getDecoder().decode(parts.group("hash"));
      return MessageDigest.isEqual(wanted, hash(password, parameters(parts), wanted.length));
    } catch (IllegalArgumentException _) {
      return false; // no base64, whatever it looks like
    }
  }

  private static Matcher parts(String hash) {
    var parts = FORM.matcher(hash);
    if (!parts.matches()) {
      throw new IllegalArgumentException("Not a hash of Argon2");
    }
    return parts;
  }

  private static Argon2Parameters.Builder own() {
    return new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
        .withMemoryAsKB(MEMORY)
        .withIterations(PASSES)
        .withParallelism(1);
  }

  private static Argon2Parameters.Builder parameters(Matcher parts) {
    return new Argon2Parameters.Builder(type(parts.group("type")))
        .withMemoryAsKB(parseInt(parts.group("memory")))
        .withIterations(parseInt(parts.group("passes")))
        .withParallelism(parseInt(parts.group("lanes")))
        .withSalt(Base64.getDecoder().decode(parts.group("salt")));
  }

  private static int type(String name) {
    return switch (name) {
      case "d" -> Argon2Parameters.ARGON2_d;
      case "i" -> Argon2Parameters.ARGON2_i;
      default -> Argon2Parameters.ARGON2_id;
    };
  }

  private byte[] hash(String password, Argon2Parameters.Builder parameters, int length) {
    var generator = new Argon2BytesGenerator();
    generator.init(
        parameters
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withBlockPool(blocks.get())
            .build());
    var hash = new byte[length];
    generator.generateBytes(password.getBytes(UTF_8), hash);
    return hash;
  }

  private byte[] drawn(int length) {
    var bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static String text(byte[] salt, byte[] hash) {
    var base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=1$%s$%s"
        .formatted(MEMORY, PASSES, base64.encodeToString(salt), base64.encodeToString(hash));
  }
}
