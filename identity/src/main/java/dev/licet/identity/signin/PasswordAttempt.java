package dev.licet.identity.signin;

import dev.licet.identity.session.Browsers.Browser;
import java.util.Optional;

/**
 * Somebody says who they are, and a password for it.
 *
 * @param clientId the application they want to use
 * @param address from where
 * @param browser in which, where it was seen before
 */
public record PasswordAttempt(
    String clientId,
    String connection,
    String email,
    String password,
    String address,
    Optional<Browser> browser) {
  /** Without the password, so that none gets into a log. */
  @Override
  public String toString() {
    return "PasswordAttempt[" + clientId + " " + email + "]";
  }
}
