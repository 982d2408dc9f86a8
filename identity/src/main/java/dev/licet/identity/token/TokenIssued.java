package dev.licet.identity.token;

import dev.licet.identity.application.Application;
import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;

/** The token endpoint has given a token. */
public record TokenIssued(Application client, String grantType) implements Noted {
  @Override
  public Note note() {
    return Note.of(TokenEvents.success(grantType), "Successful exchange of credentials for a token")
        .client(client.clientId(), client.name());
  }
}
