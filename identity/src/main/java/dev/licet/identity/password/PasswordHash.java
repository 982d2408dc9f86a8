package dev.licet.identity.password;

import dev.licet.identity.shared.Outcome;

/** The hash of a password, with its algorithm and its cost. No log shows it. */
public final class PasswordHash {
  private final String text;

  private PasswordHash(String text) {
    this.text = text;
  }

  static PasswordHash made(String text) {
    return new PasswordHash(text);
  }

  /** What a table has kept of a hash that was made here or imported. */
  public static PasswordHash stored(String text) {
    return new PasswordHash(text);
  }

  /**
   * A hash that another system has made. Refused unless it can be checked at a bearable cost: who
   * may bring hashes along could otherwise stop the server with one of them.
   */
  public static Outcome<PasswordHash> imported(String text) {
    return HashScheme.of(text)
        .<Outcome<PasswordHash>>map(scheme ->
            scheme
                .problem(text)
                .<Outcome<PasswordHash>>map(problem -> Outcome.invalid("password_hash", problem))
                .orElseGet(() -> Outcome.done(new PasswordHash(text))))
        .orElseGet(() ->
            Outcome.invalid(
                "password_hash",
                "This is no hash of Argon2, bcrypt, scrypt or PBKDF2 that this server can read"));
  }

  /** For the table that keeps it. */
  public String text() {
    return text;
  }

  @Override
  public String toString() {
    return "PasswordHash[***]";
  }
}
