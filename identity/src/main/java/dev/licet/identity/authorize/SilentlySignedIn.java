package dev.licet.identity.authorize;

import dev.licet.identity.application.Application;
import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;
import dev.licet.identity.user.User;

/** An application was answered without anybody being asked ({@code prompt=none}). */
public record SilentlySignedIn(Application client, User user) implements Noted {
  @Override
  public Note note() {
    return Note.of("ssa", "Success Silent Auth")
        .client(client.clientId(), client.name())
        .user(user.id(), user.email())
        .about("connection", user.connection());
  }
}
