package dev.licet.bench.rivals;

import dev.licet.bench.Material;

/** Shows that a contender does its work, before anybody measures how fast. */
final class Proof {
  private Proof() {}

  /**
   * The contender itself.
   *
   * @throws IllegalStateException if it refuses a good token or accepts a bad one
   */
  static Contender shown(String name, Contender contender, Material material) {
    requireAccepted(name, contender, material.tokens().getFirst());
    material
        .bad()
        .forEach((what, token) -> {
          if (accepts(contender, token)) {
            throw new IllegalStateException(name + " accepts a token with " + what);
          }
        });
    return contender;
  }

  private static void requireAccepted(String name, Contender contender, String token) {
    try {
      contender.verify(contender.presented(token));
    } catch (Refused e) {
      throw new IllegalStateException(name + " refuses a good token", e);
    }
  }

  private static boolean accepts(Contender contender, String token) {
    try {
      contender.verify(contender.presented(token));
      return true;
    } catch (Refused e) {
      return false;
    }
  }
}
