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

  private final TokenCache<Decision> permits;
  private final TokenCache<Decision> refusals;

  SeenTokens(Clock clock, int most) {
    this.permits = new TokenCache<>(clock, most);
    this.refusals = new TokenCache<>(clock, Math.min(most, MOST_REFUSED));
  }

  /** What was decided on this header, if that is known and still holds: see {@link #isSeen}. */
  Decision find(String header) {
    Decision permit = permits.find(header, NOT_SEEN);
    return isSeen(permit) ? permit : refusals.find(header, NOT_SEEN);
  }

  /** Whether this was found, and is not to be judged anew. */
  @SuppressWarnings("ReferenceEquality") // this very object says so, and none that is like it
  static boolean isSeen(Decision found) {
    return found != NOT_SEEN;
  }

  Decision keep(String header, Verdict.Verified verdict, Permit permit) {
    permits.put(header, verdict, permit);
    return permit;
  }

  Decision keep(String header, Verdict.Rejected verdict) {
    Refusal refusal = Refusal.of(verdict.finding());
    refusals.put(header, verdict, refusal);
    return refusal;
  }
}
