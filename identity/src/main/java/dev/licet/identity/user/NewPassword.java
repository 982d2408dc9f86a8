package dev.licet.identity.user;

import dev.licet.identity.password.PasswordHash;

/** The password that a user is to have. No log shows it. */
public sealed interface NewPassword {
  /** As the user will type it. */
  record Plain(String text) implements NewPassword {
    @Override
    public String toString() {
      return "Plain[***]";
    }
  }

  /** As another system has kept it. */
  record Hashed(PasswordHash hash) implements NewPassword {}
}
