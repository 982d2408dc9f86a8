package dev.licet.identity.user;

import java.util.Optional;

/**
 * A user to be made.
 *
 * @param connection the name of a database connection
 * @param id what shall follow {@code auth0|}, where it matters
 */
public record NewUser(
    String connection, UserSettings settings, Optional<String> id, Optional<NewPassword> password) {
  /** One in the database connection that every tenant begins with. */
  public NewUser(UserSettings settings, Optional<String> id, Optional<NewPassword> password) {
    this(User.DATABASE, settings, id, password);
  }

  /** One with an e-mail and a password. */
  public static NewUser of(String email, String password) {
    return new NewUser(
        UserSettings.of(email), Optional.empty(), Optional.of(new NewPassword.Plain(password)));
  }
}
