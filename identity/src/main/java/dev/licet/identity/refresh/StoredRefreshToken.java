package dev.licet.identity.refresh;

import dev.licet.identity.shared.Digest;
import java.time.Instant;
import java.util.Optional;

/**
 * A refresh token as its row has it.
 *
 * @param latest the one that is good
 * @param previous the one that it was exchanged for; of an empty text if there is none
 * @param answer what was answered then
 * @param answerUntil until when whoever presents the previous one again gets that answer again
 * @param arrived whether that answer is known to have left this server
 */
record StoredRefreshToken(
    RefreshToken token,
    Digest latest,
    Digest previous,
    Optional<SealedAnswer> answer,
    Instant answerUntil,
    boolean arrived) {
  boolean isLatest(TokenText text) {
    return latest.matches(text.text());
  }

  boolean isPrevious(TokenText text) {
    return previous.matches(text.text());
  }
}
