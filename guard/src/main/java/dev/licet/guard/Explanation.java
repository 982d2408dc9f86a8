package dev.licet.guard;

import dev.licet.guard.token.Check;
import dev.licet.guard.token.Finding;
import java.util.List;

/**
 * Why a token would be taken or refused, check by check.
 *
 * @param steps every check, in its order
 * @param decision what a call with this token gets
 */
public record Explanation(List<Step> steps, Decision decision) {
  /** Keeps a list of its own. */
  public Explanation {
    steps = List.copyOf(steps);
  }

  /** How a check came out. */
  public enum Outcome {
    /** As expected. */
    PASSED,
    /** Not as expected: this is why the token is refused. */
    FAILED,
    /** Cannot be told from the token alone: each call has to show it. */
    NEEDS_CALL,
    /** Not looked at, as an earlier check failed or the route does not ask. */
    NOT_REACHED
  }

  /**
   * One check.
   *
   * @param check which
   * @param outcome how it came out
   * @param finding what was expected and found; both empty where it was not reached
   */
  public record Step(Check check, Outcome outcome, Finding finding) {}
}
