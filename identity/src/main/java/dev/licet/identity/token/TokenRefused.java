package dev.licet.identity.token;

import dev.licet.identity.application.Application;
import dev.licet.identity.oauth.OAuthError;
import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;
import java.util.Map;
import java.util.Optional;

/**
 * The token endpoint has refused a token.
 *
 * @param client the application that the request names; empty if there is none of that id
 * @param grantType empty if the request names none that is known
 */
public record TokenRefused(Optional<Application> client, String grantType, OAuthError error)
    implements Noted {
  @Override
  public Note note() {
    var note =
        Note.of(TokenEvents.failure(grantType), error.summary())
            .detail("error", Map.of("oauthError", error.error(), "message", error.summary()));
    return client.map(known -> note.client(known.clientId(), known.name())).orElse(note);
  }
}
