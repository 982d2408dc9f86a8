package dev.licet.guard.dpop;

import java.util.Optional;

/** What a verifier says to a proof. */
public sealed interface ProofVerdict {
  /**
   * Every check passed, and the proof is used up.
   *
   * @param keyThumbprint of the key that it proves to hold (RFC 7638)
   * @param freshNonce a nonce to send with the answer, where the one of the proof will soon be
   *     stale
   */
  record Accepted(String keyThumbprint, Optional<String> freshNonce) implements ProofVerdict {}

  /**
   * A check failed; those after it were not made.
   *
   * @param check which
   * @param expected what would pass; safe to show
   * @param found what was there; safe to show
   * @param nonce what the next proof must hold, where that is what this one lacks
   */
  record Refused(ProofCheck check, String expected, String found, Optional<String> nonce)
      implements ProofVerdict {}

  /** Whether the proof was used before cannot be told: no answer but "try again" is right. */
  record Undecided() implements ProofVerdict {}
}
