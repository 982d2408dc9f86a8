package dev.licet.bench.load;

import java.util.Collections;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** What of a sign-in cannot be made faster: the check of the password against its hash, alone. */
final class Hashing implements Visitor {
  /** As the identity server makes its hashes, by the same library. */
  static final String WORDS = "Argon2id, 19 MiB, 2 passes, 1 lane";

  private static final Argon2PasswordEncoder ENCODER =
      new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);

  private static final String PASSWORD = "Measured-Wonderland-1";

  private final String hash = String.valueOf(ENCODER.encode(PASSWORD));

  private Hashing() {}

  /** In so many threads at once. */
  static Side in(int threads, String name) {
    return new Side(
        name, WORDS + ", threads: " + threads, Collections.nCopies(threads, new Hashing()));
  }

  @Override
  public void act() {
    if (!ENCODER.matches(PASSWORD, hash)) {
      throw new IllegalStateException("The password is not found right");
    }
  }

  @Override
  public void close() {}
}
