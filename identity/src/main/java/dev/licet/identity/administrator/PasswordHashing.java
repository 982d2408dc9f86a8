package dev.licet.identity.administrator;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id with 19 MiB, two passes and one lane (what OWASP asks for at least), a salt of 16 bytes
 * and a hash of 32. Never more at once than the machine has processors: a flood of sign-ins queues
 * here instead of eating the memory.
 */
@Component
class PasswordHashing {
  private final PasswordEncoder encoder = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
  private final Semaphore places =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors()), true);
  private final String nobodysHash = hash("nobody has this password");

  /** The hash to keep. Each call makes another one. */
  final String hash(String password) {
    places.acquireUninterruptibly();
    try {
      return String.valueOf(encoder.encode(password));
    } finally {
      places.release();
    }
  }

  /** Whether the password has this hash. Without a hash it takes as long, and the answer is no. */
  boolean matches(String password, Optional<String> hash) {
    if (password.length() > PasswordRule.LONGEST) {
      return false;
    }
    places.acquireUninterruptibly();
    try {
      return encoder.matches(password, hash.orElse(nobodysHash)) && hash.isPresent();
    } finally {
      places.release();
    }
  }
}
