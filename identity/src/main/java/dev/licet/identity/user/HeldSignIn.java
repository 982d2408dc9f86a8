package dev.licet.identity.user;

/**
 * Who comes in by a password that is right still.
 *
 * @param identity whose password it is
 * @param owner who that is: the same, or the user whom it was linked to
 */
public record HeldSignIn(User identity, User owner) {
  /** Whether an administrator keeps them out. */
  public boolean blocked() {
    return owner.blocked() || identity.blocked();
  }
}
