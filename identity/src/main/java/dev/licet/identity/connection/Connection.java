package dev.licet.identity.connection;

import dev.licet.identity.password.PasswordPolicy;
import dev.licet.identity.shared.JsonObject;

/**
 * Where users come from.
 *
 * @param id {@code con_…}
 * @param name no other has it, and it never changes
 * @param strategy {@code auth0} is a database of this server; all others are descriptions only
 * @param forAll whether applications may use it that are not switched on or off one by one
 */
public record Connection(
    String id, String name, String strategy, JsonObject details, boolean forAll) {
  /** The database connection that every tenant begins with. */
  public static final String FIRST = "Username-Password-Authentication";

  static final String DATABASE = "auth0";

  /** Whether its users and their passwords are kept here. */
  public boolean isDatabase() {
    return strategy.equals(DATABASE);
  }

  /** What its users' passwords must be like. */
  public PasswordPolicy passwordPolicy() {
    return DatabaseOptions.of(details).passwordPolicy();
  }

  /** Whether its users have a name to sign in with, beside the e-mail. */
  public boolean requiresUsername() {
    return DatabaseOptions.of(details).isOn("requires_username");
  }

  /** How long such a name is. */
  public UsernameLength usernameLength() {
    return DatabaseOptions.of(details).usernameLength();
  }

  /** Whether people may make accounts there themselves. */
  public boolean allowsSignUp() {
    return DatabaseOptions.of(details).allowsSignUp();
  }

  /** Whether too many guesses close an account there. */
  public boolean hasBruteForceProtection() {
    return DatabaseOptions.of(details).members().path("brute_force_protection").asBoolean(true);
  }

  /** Whether its users may replace a forgotten password themselves. */
  public boolean allowsPasswordChange() {
    return !DatabaseOptions.of(details).isOn("disable_self_service_change_password");
  }

  Connection with(JsonObject other) {
    return new Connection(id, name, strategy, other, forAll);
  }

  Connection forAll(boolean all) {
    return new Connection(id, name, strategy, details, all);
  }

  /** How long names to sign in with are. */
  public record UsernameLength(int least, int most) {}
}
