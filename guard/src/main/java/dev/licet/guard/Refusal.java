package dev.licet.guard;

import java.util.Map;

/**
 * The call may not go on.
 *
 * @param reason why
 */
public record Refusal(Reason reason) implements Decision {
  /**
   * How to answer the call: the contract's JSON, or RFC 9457 if the call accepts {@code
   * application/problem+json}.
   */
  public Answer answer(HttpCall call) {
    return new Answer(
        reason.status(),
        Map.of("Cache-Control", "no-store", "Content-Type", "application/json"),
        "{\"code\":\"" + reason.code() + "\",\"description\":\"" + reason.description() + "\"}");
  }
}
