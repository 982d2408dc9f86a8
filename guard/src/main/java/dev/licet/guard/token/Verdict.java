package dev.licet.guard.token;

import dev.licet.guard.keys.KeySet;

/** What a verifier says to a token. */
public sealed interface Verdict {
  /**
   * Every check passed.
   *
   * @param token what the token says
   * @param keys the keys it was judged by: once the provider has others, this verdict is void
   * @param validFrom milliseconds since 1970 before which this verdict does not hold
   * @param validUntil milliseconds since 1970 from which on it does not hold any more
   */
  record Verified(VerifiedToken token, KeySet keys, long validFrom, long validUntil)
      implements Verdict {}

  /**
   * A check failed; those after it were not made.
   *
   * @param finding which, and why
   */
  record Rejected(Finding finding) implements Verdict {}
}
