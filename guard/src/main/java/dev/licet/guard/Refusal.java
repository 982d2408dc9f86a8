package dev.licet.guard;

import dev.licet.guard.token.Check;
import dev.licet.guard.token.Finding;
import java.util.List;

/**
 * The call may not go on.
 *
 * @param reason why, in the words of the contract
 * @param finding the record of the check that failed, for logs and tools; never part of the answer
 * @param scope the permissions that the route asks for, where it is these that are missing
 * @param description the text of the answer's body, safe to show to anybody
 * @param challenge what the caller is told to bring
 */
public record Refusal(
    Reason reason, Finding finding, List<String> scope, String description, Challenge challenge)
    implements Decision {
  /** Keeps a list of its own. */
  public Refusal {
    scope = List.copyOf(scope);
  }

  /** In the words of the reason, by an API that takes Bearer tokens and nothing else. */
  public Refusal(Reason reason, Finding finding, List<String> scope) {
    this(reason, finding, scope, reason.description(), Challenge.BEARER);
  }

  static Refusal of(Reason reason, Check check, String expected, String found) {
    return new Refusal(reason, new Finding(check, expected, found), List.of());
  }

  static Refusal of(Finding finding) {
    return new Refusal(Reason.of(finding.check()), finding, List.of());
  }

  /** The same with these for the permissions that would have sufficed. */
  Refusal withScope(List<String> other) {
    return new Refusal(reason, finding, other, description, challenge);
  }

  /** The same where the caller is told to bring this. */
  Refusal asking(Challenge other) {
    return challenge.equals(other) ? this : new Refusal(reason, finding, scope, description, other);
  }

  /**
   * How to answer the call: the contract's JSON, or RFC 9457 if the call accepts {@code
   * application/problem+json}.
   */
  public Answer answer(HttpCall call) {
    return Answers.to(this, call);
  }
}
