package dev.licet.guard.dpop;

import java.time.Clock;
import java.time.Duration;

/**
 * Remembers which DPoP proofs have been used, so that none is taken twice (RFC 9449 section 11.1).
 * Nodes that share one store share that memory; with a store each, a proof that was seen on its way
 * could be used once more on every other node.
 *
 * <p>A store is safe for any number of threads and takes no longer than a call may wait.
 */
public interface ReplayStore {
  /** What a store says to a proof. */
  enum Use {
    /** It was not used before, and from now on it is remembered. */
    FIRST,
    /** It was used before. */
    REPEATED,
    /** Cannot be told, as the store is full or cannot be reached: the call gets 503. */
    UNKNOWN
  }

  /**
   * Remembers a proof and says whether it is new, in one step: of two calls at the same time with
   * the same proof only one is told {@link Use#FIRST}.
   *
   * @param proof what names the proof: 43 characters of base64url, the same for no other proof
   * @param caller what names who made it, by {@code iss} and {@code sub} of the access token: 43
   *     characters of base64url. A store may use it to keep one caller from taking all its room
   * @param lifetime for how long it must be remembered, more than zero; after that the proof is too
   *     old to be taken anyway
   */
  Use use(String proof, String caller, Duration lifetime);

  /**
   * A store in the memory of this process, for an API of one node. It needs about 250 octets for
   * each proof that it holds. When it holds as many as it may, it says {@link Use#UNKNOWN} until
   * some are old enough to be forgotten: to forget one earlier would let it be used again.
   *
   * <p>No caller may hold more proofs than there is room left: one alone gets half of it, two a
   * third each. Whoever wants more is told {@link Use#UNKNOWN}, while others go on.
   *
   * @param maximum how many proofs it holds at most, at least 1: the calls of about two minutes
   * @throws IllegalArgumentException if the maximum is less than 1
   */
  static ReplayStore inMemory(int maximum, Clock clock) {
    return new MemoryReplayStore(maximum, clock);
  }
}
