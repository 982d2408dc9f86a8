package dev.licet.guard;

import dev.licet.guard.token.Check;
import dev.licet.guard.token.TokenCache;
import dev.licet.guard.token.Verdict;
import java.time.Clock;

/**
 * What was decided on Authorization headers seen before. Those refused have a small place of their
 * own: however many come, they take none from the good ones.
 */
final class SeenTokens {
  private static final Decision NOT_SEEN =
      Refusal.of(Reason.TOKEN_MALFORMED, Check.CREDENTIALS, "a token judged before", "another");

  private static final int MOST_REFUSED = 1024;

  /** Permits that hold for whoever brings the header. */
  private final TokenCache<Decision> permits;

  /** Permits that hold only for whoever proves besides that the token is theirs. */
  private final TokenCache<Decision> bound;

  private final TokenCache<Decision> refusals;

  SeenTokens(Clock clock, int most, boolean boundOnesAreTaken) {
    int few = Math.min(most, MOST_REFUSED);
    this.permits = new TokenCache<>(clock, most);
    this.bound = new TokenCache<>(clock, boundOnesAreTaken ? most : few);
    this.refusals = new TokenCache<>(clock, few);
  }

  /**
   * What was decided on this header, if that is known and still holds, and if it is all there is to
   * decide: see {@link #isSeen}.
   */
  Decision find(String header) {
    Decision permit = permits.find(header, NOT_SEEN);
    return isSeen(permit) ? permit : refusals.find(header, NOT_SEEN);
  }

  /** The same, also where the caller is to prove something besides. */
  Decision findAny(String header) {
    Decision decision = find(header);
    return isSeen(decision) ? decision : findBound(header);
  }

  /** The same, only where the caller is to prove something besides. */
  Decision findBound(String header) {
    return bound.find(header, NOT_SEEN);
  }

  /** Whether this was found, and is not to be judged anew. */
  @SuppressWarnings("ReferenceEquality") // this very object says so, and none that is like it
  static boolean isSeen(Decision found) {
    return found != NOT_SEEN;
  }

  Decision keep(String header, Verdict.Verified verdict, Permit permit) {
    (permit.isBound() ? bound : permits).put(header, verdict, permit);
    return permit;
  }

  Decision keep(String header, Verdict.Rejected verdict) {
    Refusal refusal = Refusal.of(verdict.finding());
    refusals.put(header, verdict, refusal);
    return refusal;
  }
}
