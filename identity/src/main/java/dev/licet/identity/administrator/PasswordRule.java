package dev.licet.identity.administrator;

import dev.licet.identity.breach.BreachedPasswords;
import dev.licet.identity.password.CommonPasswords;
import dev.licet.identity.password.Passwords;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a password must be. Length is what counts; no rule asks for odd characters. */
@Component
class PasswordRule {
  static final int SHORTEST = 10;

  private final BreachedPasswords breached;

  PasswordRule(BreachedPasswords breached) {
    this.breached = breached;
  }

  /** The message key of what is wrong with it, if something is. */
  Optional<String> problem(String password, String email) {
    if (password.length() < SHORTEST) {
      return Optional.of("administrator.password.short");
    }
    if (password.length() > Passwords.LONGEST) {
      return Optional.of("administrator.password.long");
    }
    var folded = password.toLowerCase(Locale.ROOT);
    if (!email.isEmpty() && folded.strip().equals(email)) {
      return Optional.of("administrator.password.email");
    }
    if (CommonPasswords.contains(folded)) {
      return Optional.of("administrator.password.common");
    }
    return breached.contains(password)
        ? Optional.of("administrator.password.breached")
        : Optional.empty();
  }
}
