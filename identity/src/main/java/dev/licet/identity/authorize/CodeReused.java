package dev.licet.identity.authorize;

import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;

/**
 * A spent code was presented again, by the application that it was for or by somebody who could
 * prove to be it. What was issued for it is not to be trusted (RFC 6749, 4.1.2).
 *
 * @param codeId {@link CodeGrant#id}
 */
public record CodeReused(String codeId, String clientId, String userId) implements Noted {
  @Override
  public Note note() {
    return Note.of("feacft", "An authorization code was presented again")
        .about("client_id", clientId)
        .about("user_id", userId)
        .detail("code_id", codeId);
  }
}
