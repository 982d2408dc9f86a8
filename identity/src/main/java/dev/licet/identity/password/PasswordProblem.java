package dev.licet.identity.password;

/**
 * Why a password will not do.
 *
 * @param message a sentence that may be shown to whoever chose it
 */
public record PasswordProblem(Kind kind, String message) {
  /** Which of a policy's demands is not met, under the name that Auth0 gives to its refusal. */
  public enum Kind {
    STRENGTH("PasswordStrengthError"),
    DICTIONARY("PasswordDictionaryError"),
    PERSONAL("PasswordNoUserInfoError"),
    HISTORY("PasswordHistoryError");

    private final String wireName;

    Kind(String wireName) {
      this.wireName = wireName;
    }

    public String wireName() {
      return wireName;
    }
  }

  /** Others have had it, and it is known. */
  public static PasswordProblem breached() {
    return new PasswordProblem(
        Kind.DICTIONARY, "This password is known from a data breach of another service");
  }

  /** It was the user's before. */
  public static PasswordProblem usedBefore() {
    return new PasswordProblem(Kind.HISTORY, "This password has been used before");
  }
}
