package dev.licet.identity.signin;

import dev.licet.identity.shared.Email;
import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;

/**
 * Somebody was not let in.
 *
 * @param account the e-mail they gave, normalised; there need be no such user
 */
public record SignInFailed(
    String account, String clientId, String connection, PasswordSignIn.Reason reason)
    implements Noted {
  /** What was typed is told only if it is an e-mail: people type passwords into the wrong field. */
  @Override
  public Note note() {
    return Note.of(type(), description())
        .about("user_name", Email.isAddress(account) ? account : "")
        .about("connection", connection)
        .about("client_id", clientId);
  }

  private String type() {
    return switch (reason) {
      case UNKNOWN_USER -> "fu";
      case WRONG_PASSWORD -> "fp";
      case USER_BLOCKED -> "f";
      case TOO_MANY_ATTEMPTS -> "limit_wc";
      case SUSPICIOUS_ADDRESS -> "limit_mu";
    };
  }

  private String description() {
    return switch (reason) {
      case UNKNOWN_USER, WRONG_PASSWORD -> "Wrong email or password.";
      case USER_BLOCKED -> "user is blocked";
      case TOO_MANY_ATTEMPTS -> "Too many wrong passwords: blocked";
      case SUSPICIOUS_ADDRESS -> "Too many attempts from this address";
    };
  }
}
