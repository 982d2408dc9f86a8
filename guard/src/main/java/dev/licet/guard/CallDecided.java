package dev.licet.guard;

import java.util.Optional;

/**
 * A call was decided.
 *
 * @param call the call. Its headers hold the token: nothing of them may be kept or shown
 * @param rule what the route asked for
 * @param decision what came of it; a {@link Refusal} says which check failed, what was expected and
 *     what was found
 * @param token how the token was judged
 * @param caller who called, where the token was right: also if the call was refused all the same
 * @param nanos how long the decision took, in nanoseconds
 */
public record CallDecided(
    HttpCall call,
    Rule rule,
    Decision decision,
    TokenJudged token,
    Optional<Caller> caller,
    long nanos) {
  /** How the token of a call was judged. */
  public enum TokenJudged {
    /** Not at all: the route is open, or the call carries no token. */
    NOT,
    /** It was verified before, and that still holds. */
    REMEMBERED,
    /** It was verified, and it is right. */
    VERIFIED,
    /** It was looked at, and it is not right, or nobody could say. */
    REFUSED
  }

  /** The refusal, if it is one. */
  public Optional<Refusal> refusal() {
    return decision instanceof Refusal refusal ? Optional.of(refusal) : Optional.empty();
  }

  /** What was decided, without the call and the caller: it may end in a log. */
  @Override
  public String toString() {
    return "CallDecided["
        + refusal().map(refusal -> refusal.reason().name()).orElse("permitted")
        + ", token "
        + token
        + ", "
        + nanos
        + " ns]";
  }
}
