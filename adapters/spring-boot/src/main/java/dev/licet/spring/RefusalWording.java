package dev.licet.spring;

import dev.licet.guard.Answer;
import dev.licet.guard.HttpCall;
import dev.licet.guard.Refusal;

/**
 * How refusals are answered. An application whose errors all have a shape of their own brings a
 * bean of this type; without one, Guard's words go out as they are.
 */
@FunctionalInterface
public interface RefusalWording {
  /**
   * The answer to a refused call. Status and headers should be those of {@link
   * Refusal#answer(HttpCall)}, which follow the RFCs.
   */
  Answer answer(Refusal refusal, HttpCall call);
}
