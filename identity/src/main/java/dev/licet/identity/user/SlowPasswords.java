package dev.licet.identity.user;

import dev.licet.identity.breach.BreachedPasswords;
import dev.licet.identity.password.PasswordHash;
import dev.licet.identity.password.Passwords;
import dev.licet.identity.user.NewPassword.Hashed;
import dev.licet.identity.user.NewPassword.Made;
import dev.licet.identity.user.NewPassword.Plain;
import dev.licet.identity.user.NewPassword.Prepared;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What takes long of a new password. It is done when asked for; of one that was prepared only what
 * nobody could know then, as where another one was kept meanwhile.
 */
@Component
class SlowPasswords {
  private final Passwords passwords;
  private final BreachedPasswords breached;

  SlowPasswords(Passwords passwords, BreachedPasswords breached) {
    this.passwords = passwords;
    this.breached = breached;
  }

  /**
   * Does it beforehand.
   *
   * @param kept of the password that the user has
   * @param former what it must not be, the one kept or others
   */
  Prepared prepare(String text, Optional<PasswordHash> kept, List<PasswordHash> former) {
    var fits = new HashMap<String, Boolean>();
    kept.ifPresent(hash -> fits.put(hash.text(), check(text, hash)));
    if (fits.containsValue(true)) {
      return new Prepared(text, fits, Optional.empty());
    }
    former.forEach(hash -> fits.computeIfAbsent(hash.text(), _ -> check(text, hash)));
    return new Prepared(text, fits, made(text));
  }

  /** Too long a one is refused, by a rule that takes no time. */
  private Optional<Made> made(String text) {
    return text.length() > Passwords.LONGEST
        ? Optional.empty()
        : Optional.of(new Made(passwords.hash(text), breached.contains(text)));
  }

  /** Whether it is what was kept. Of a hash nobody knows. */
  boolean fits(NewPassword password, PasswordHash hash) {
    return switch (password) {
      case Plain(var text) -> check(text, hash);
      case Prepared(var text, var fits, _) ->
          Optional.ofNullable(fits.get(hash.text())).orElseGet(() -> check(text, hash));
      case Hashed _ -> false;
    };
  }

  boolean isBreached(NewPassword password) {
    return switch (password) {
      case Plain(var text) -> breached.contains(text);
      case Prepared(var text, _, var made) ->
          made.map(Made::breached).orElseGet(() -> breached.contains(text));
      case Hashed _ -> false;
    };
  }

  PasswordHash hash(NewPassword password) {
    return switch (password) {
      case Plain(var text) -> passwords.hash(text);
      case Prepared(var text, _, var made) ->
          made.map(Made::hash).orElseGet(() -> passwords.hash(text));
      case Hashed(var hash) -> hash;
    };
  }

  private boolean check(String text, PasswordHash hash) {
    return passwords.check(text, Optional.of(hash)).right();
  }
}
