package dev.licet.guard.token;

/** What a verifier says to a token. */
public sealed interface Verdict {
  /** Every check passed. */
  final class Verified implements Verdict {
    private final VerifiedToken token;
    private final Grounds grounds;
    private final long validFrom;
    private final long validUntil;

    Verified(VerifiedToken token, Grounds grounds, long validFrom, long validUntil) {
      this.token = token;
      this.grounds = grounds;
      this.validFrom = validFrom;
      this.validUntil = validUntil;
    }

    /** What the token says. */
    public VerifiedToken token() {
      return token;
    }

    /**
     * Whether it still is so: at this time, in milliseconds since 1970, with the keys that the
     * issuer has now, and if the issuer is trusted still.
     */
    boolean holds(long now) {
      return now >= validFrom && now < validUntil && grounds.stand();
    }
  }

  /**
   * A check failed; those after it were not made.
   *
   * @param finding which, and why
   */
  record Rejected(Finding finding) implements Verdict {}
}
