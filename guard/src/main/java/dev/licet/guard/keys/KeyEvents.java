package dev.licet.guard.keys;

import java.time.Instant;

/**
 * Overhears what happens to the keys of a provider. It is called on the thread that looks at the
 * provider, or by a request that waits for a key, or by who builds the guard: it must be quick, and
 * must not throw.
 */
public interface KeyEvents {
  /** For who does not want to know. */
  KeyEvents NONE = new KeyEvents() {};

  /**
   * A look at the provider was a good one.
   *
   * @param issuer whose keys they are, by its URL; so it is for all these events
   * @param keys its keys now
   * @param changed whether its keys are others than before
   */
  default void fetched(String issuer, KeySet keys, boolean changed) {}

  /**
   * Keys that were kept of an earlier life are used until the provider answers.
   *
   * @param fetched when it last answered
   */
  default void restored(String issuer, KeySet keys, Instant fetched) {}

  /** The keys are not used any more, as the provider has not answered for too long. */
  default void dropped(String issuer) {}

  /** A look at the provider failed; the text is safe to log. */
  default void failed(String issuer, String why) {}

  /**
   * A token named a key that was not known, and the provider was asked whether it has one by now.
   *
   * @param found whether it had
   */
  default void unknownKeySought(String issuer, boolean found) {}

  /** A key of the provider is not used; the sentence says which and why, and is safe to log. */
  default void leftOut(String issuer, String why) {}
}
