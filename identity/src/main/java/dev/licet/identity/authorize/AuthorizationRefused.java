package dev.licet.identity.authorize;

import dev.licet.identity.application.Application;
import dev.licet.identity.oauth.OAuthError;
import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;
import java.util.Map;

/**
 * An application was refused at {@code /authorize}.
 *
 * @param silent whether nobody could be asked anything ({@code prompt=none})
 */
public record AuthorizationRefused(Application client, OAuthError error, boolean silent)
    implements Noted {
  @Override
  public Note note() {
    return Note.of(silent ? "fsa" : "f", error.summary())
        .client(client.clientId(), client.name())
        .detail("error", Map.of("oauthError", error.error(), "message", error.summary()));
  }
}
