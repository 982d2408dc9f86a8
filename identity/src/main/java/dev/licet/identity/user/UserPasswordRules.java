package dev.licet.identity.user;

import dev.licet.identity.breach.BreachedPasswords;
import dev.licet.identity.password.PasswordPolicy;
import dev.licet.identity.password.PasswordProblem;
import dev.licet.identity.password.Passwords;
import dev.licet.identity.shared.FieldProblem;
import dev.licet.identity.shared.FieldProblem.Kind;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether a password will do for a user: the policy of the connection, and what it was before. */
@Component
class UserPasswordRules {
  private final PasswordHistoryTable history;
  private final Passwords passwords;
  private final BreachedPasswords breached;

  UserPasswordRules(PasswordHistoryTable history, Passwords passwords, BreachedPasswords breached) {
    this.history = history;
    this.passwords = passwords;
    this.breached = breached;
  }

  /** Of somebody who is not there yet. */
  Optional<FieldProblem> problem(
      UserSettings settings, PasswordPolicy policy, NewPassword password) {
    return switch (password) {
      case NewPassword.Plain(var text) ->
          policy
              .problem(text, settings.names())
              .or(() -> breached(text))
              .map(UserPasswordRules::of);
      case NewPassword.Hashed _ -> Optional.empty();
    };
  }

  /** Of somebody who may have had it before; that takes as many hashes as are remembered. */
  Optional<FieldProblem> problem(User user, PasswordPolicy policy, NewPassword password) {
    return problem(user.settings(), policy, password)
        .or(() ->
            wasBefore(user, policy, password)
                ? Optional.of(of(PasswordProblem.usedBefore()))
                : Optional.empty());
  }

  private Optional<PasswordProblem> breached(String text) {
    return breached.contains(text) ? Optional.of(PasswordProblem.breached()) : Optional.empty();
  }

  private boolean wasBefore(User user, PasswordPolicy policy, NewPassword password) {
    return policy.history() > 0
        && password instanceof NewPassword.Plain(var text)
        && history.last(user.id(), policy.history()).stream()
            .anyMatch(hash -> passwords.check(text, Optional.of(hash)).right());
  }

  private static FieldProblem of(PasswordProblem problem) {
    return new FieldProblem("password", problem.message(), Kind.WRONG, problem.kind().wireName());
  }
}
