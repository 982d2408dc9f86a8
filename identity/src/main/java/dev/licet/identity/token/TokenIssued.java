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
 * @param actor who acts for the user with it; empty where the user let the application in
 */
public record TokenIssued(
    Application client,
    String grantType,
    Optional<Authorization> authorization,
    Optional<String> actor)
    implements Noted {
  @Override
  public Note note() {
    var note =
        Note.of(TokenEvents.success(grantType), "Successful exchange of credentials for a token")
            .client(client.clientId(), client.name());
    var whose = authorization.map(given -> about(note, given)).orElse(note);
    return actor.map(one -> whose.detail("actor", one)).orElse(whose);
  }

  private static Note about(Note note, Authorization given) {
    return note.about("user_id", given.userId())
        .about("audience", given.audience().orElse(""))
        .about("scope", String.join(" ", given.scope()));
  }
}
