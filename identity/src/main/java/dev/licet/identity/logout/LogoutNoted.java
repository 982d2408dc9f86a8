package dev.licet.identity.logout;

import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;

/** How it went with a notice, for the log. */
record LogoutNoted(Note note) implements Noted {
  static LogoutNoted arrived(LogoutNotice notice) {
    return new LogoutNoted(
        about(
            Note.of(
                "oidc_backchannel_logout_succeeded", "An application was told of a session's end"),
            notice));
  }

  static LogoutNoted failed(LogoutNotice notice, String problem) {
    return new LogoutNoted(
        about(
                Note.of(
                    "oidc_backchannel_logout_failed",
                    "An application could not be told of a session's end yet"),
                notice)
            .detail("problem", problem));
  }

  static LogoutNoted givenUp(LogoutNotice notice, String problem) {
    return new LogoutNoted(
        about(
                Note.of(
                    "oidc_backchannel_logout_failed",
                    "An application could not be told of a session's end for a day"),
                notice)
            .detail("problem", problem));
  }

  private static Note about(Note note, LogoutNotice notice) {
    return note.about("user_id", notice.userId())
        .about("client_id", notice.clientId())
        .detail("url", notice.url())
        .detail("session_id", notice.sessionId());
  }
}
