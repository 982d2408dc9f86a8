package dev.licet.identity.user;

import dev.licet.identity.password.PasswordHash;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A user who is brought along from another system.
 *
 * @param id what shall follow {@code auth0|}, where it matters
 * @param settings what is said about the user, over what holds otherwise
 * @param hash counts for a user who is not there yet
 */
public record ImportedUser(
    String email,
    Optional<String> id,
    UnaryOperator<UserSettings> settings,
    Optional<PasswordHash> hash) {
  NewUser asNew(String connection) {
    return new NewUser(
        connection, settings.apply(UserSettings.of(email)), id, hash.map(NewPassword.Hashed::new));
  }
}
