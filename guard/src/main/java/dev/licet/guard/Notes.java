package dev.licet.guard;

import dev.licet.guard.CallDecided.TokenJudged;
import java.util.Optional;

/** What is noted on the way of one call, for who observes the guard. */
class Notes {
  /** Where nobody observes, nothing is noted. */
  static final Notes NOBODY =
      new Notes() {
        @Override
        void judged(TokenJudged token) {}

        @Override
        void judged(TokenJudged token, Permit permit) {}
      };

  private TokenJudged token = TokenJudged.NOT;
  private Optional<Caller> caller = Optional.empty();

  void judged(TokenJudged token) {
    this.token = token;
  }

  void judged(TokenJudged token, Permit permit) {
    this.token = token;
    this.caller = permit.caller();
  }

  CallDecided decided(HttpCall call, Rule rule, Decision decision, long nanos) {
    return new CallDecided(call, rule, decision, token, caller, nanos);
  }
}
