package dev.licet.identity.user;

import dev.licet.identity.password.PasswordHash;
import java.util.Map;
import java.util.Optional;

/** The password that a user is to have. No log shows it. */
public sealed interface NewPassword {
  /** As the user will type it. */
  record Plain(String text) implements NewPassword {
    @Override
    public String toString() {
      return "Plain[***]";
    }
  }

  /**
   * As the user will type it, with the answers to all that takes long, so that no transaction waits
   * for them.
   *
   * @param fits whether it is what was kept, by the text of that
   * @param made empty where it is the user's already
   */
  record Prepared(String text, Map<String, Boolean> fits, Optional<Made> made)
      implements NewPassword {
    @Override
    public String toString() {
      return "Prepared[***]";
    }
  }

  /** What will be kept of a password, and whether it is known from data breaches. */
  record Made(PasswordHash hash, boolean breached) {}

  /** As another system has kept it. */
  record Hashed(PasswordHash hash) implements NewPassword {}
}
