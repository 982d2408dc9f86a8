package dev.licet.identity.user;

import dev.licet.identity.password.PasswordHash;

/**
 * A password that was the user's when it was looked at. Only {@link UserSignIns} makes one, and
 * says whether it is so still.
 */
public final class RightPassword {
  private final User user;
  private final PasswordHash hash;

  RightPassword(User user, PasswordHash hash) {
    this.user = user;
    this.hash = hash;
  }

  /** Whose it is, as it was then: a user, or one who is linked to another. */
  public User user() {
    return user;
  }

  /** What is kept of it. */
  PasswordHash hash() {
    return hash;
  }

  @Override
  public String toString() {
    return "RightPassword[" + user.id() + "]";
  }
}
