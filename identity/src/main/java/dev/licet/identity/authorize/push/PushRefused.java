package dev.licet.identity.authorize.push;

import dev.licet.identity.application.Application;
import dev.licet.identity.oauth.OAuthError;
import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;
import java.util.Map;

/** An application has sent a request ahead that makes no sense. */
public record PushRefused(Application client, OAuthError error) implements Noted {
  @Override
  public Note note() {
    return Note.of("fpar", error.summary())
        .client(client.clientId(), client.name())
        .detail("error", Map.of("oauthError", error.error(), "message", error.summary()));
  }
}
