package dev.licet.identity.login;

import dev.licet.identity.password.PasswordPolicy;

/**
 * What a page says that a password must be like, before one is typed.
 *
 * @param level whose text is {@code login.password.hint.LEVEL}
 * @param shortest in characters
 */
public record PasswordHint(String level, int shortest) {
  /** Of a policy. */
  public static PasswordHint of(PasswordPolicy policy) {
    return new PasswordHint(policy.level().wireName(), policy.minLength());
  }
}
