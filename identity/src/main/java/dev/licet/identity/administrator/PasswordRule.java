package dev.licet.identity.administrator;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a password must be. Length is what counts; no rule asks for odd characters. */
final class PasswordRule {
  static final int SHORTEST = 10;
  static final int LONGEST = 128;

  /** The commonest ones among those long enough. */
  private static final Set<String> COMMONEST =
      Set.of(
          "1234567890",
          "12345678910",
          "123456789a",
          "0123456789",
          "0987654321",
          "1111111111",
          "0000000000",
          "1q2w3e4r5t",
          "1qaz2wsx3edc",
          "1234qwerasdf",
          "qwertyuiop",
          "qwerty123456",
          "qwerty12345",
          "asdfghjkl1",
          "password12",
          "password123",
          "password1234",
          "passw0rd123",
          "p@ssw0rd123",
          "iloveyou123",
          "letmein123",
          "welcome123",
          "changeme123",
          "administrator",
          "admin12345",
          "admin123456",
          "adminadmin");

  private PasswordRule() {}

  /** The message key of what is wrong with it, if something is. */
  static Optional<String> problem(String password, String email) {
    if (password.length() < SHORTEST) {
      return Optional.of("administrator.password.short");
    }
    if (password.length() > LONGEST) {
      return Optional.of("administrator.password.long");
    }
    var folded = password.toLowerCase(Locale.ROOT);
    if (!email.isEmpty() && folded.strip().equals(email)) {
      return Optional.of("administrator.password.email");
    }
    return COMMONEST.contains(folded)
        ? Optional.of("administrator.password.common")
        : Optional.empty();
  }
}
