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
 */
public record Refusal(Reason reason, Finding finding, List<String> scope) implements Decision {
  /** Keeps a list of its own. */
  public Refusal {
    scope = List.copyOf(scope);
  }

  static Refusal of(Reason reason, Check check, String expected, String found) {
    return new Refusal(reason, new Finding(check, expected, found), List.of());
  }

  static Refusal of(Finding finding) {
    return new Refusal(Reason.of(finding.check()), finding, List.of());
  }

  /**
   * How to answer the call: the contract's JSON, or RFC 9457 if the call accepts {@code
   * application/problem+json}.
   */
  public Answer answer(HttpCall call) {
    return Answers.to(this, Accepts.problemJson(call.headers("Accept")));
  }
}
