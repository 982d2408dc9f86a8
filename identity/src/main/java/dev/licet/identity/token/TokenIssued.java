package dev.licet.identity.token;

import dev.licet.identity.application.Application;
import dev.licet.identity.issuing.Authorization;
import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;
import java.util.Optional;

/**
 * The token endpoint has given a token.
 *
 * @param authorization whose it is; empty if the application's own
 */
public record TokenIssued(
    Application client, String grantType, Optional<Authorization> authorization) implements Noted {
  @Override
  public Note note() {
    var note =
        Note.of(TokenEvents.success(grantType), "Successful exchange of credentials for a token")
            .client(client.clientId(), client.name());
    return authorization.map(given -> about(note, given)).orElse(note);
  }

  private static Note about(Note note, Authorization given) {
    return note.about("user_id", given.userId())
        .about("audience", given.audience().orElse(""))
        .about("scope", String.join(" ", given.scope()));
  }
}
