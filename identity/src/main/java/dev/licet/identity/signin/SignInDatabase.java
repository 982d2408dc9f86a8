package dev.licet.identity.signin;

import dev.licet.identity.connection.Connection;
import dev.licet.identity.connection.Connection.UsernameLength;

/**
 * What a page must know of the database whose users sign in on it.
 *
 * @param signUpOpen whether people may make accounts there themselves
 * @param passwordChangeOpen whether they may replace a forgotten password themselves
 * @param named whether its users have a name to sign in with, beside the e-mail
 * @param length how long such a name is
 */
record SignInDatabase(
    boolean signUpOpen, boolean passwordChangeOpen, boolean named, UsernameLength length) {
  /** Of one that is gone: nobody can sign in, or up. */
  static final SignInDatabase GONE =
      new SignInDatabase(false, false, false, new UsernameLength(1, 1));

  static SignInDatabase of(Connection connection) {
    return new SignInDatabase(
        connection.allowsSignUp(),
        connection.allowsPasswordChange(),
        connection.requiresUsername(),
        connection.usernameLength());
  }
}
