package dev.licet.identity.user;

import dev.licet.identity.password.PasswordHash;
import dev.licet.identity.password.PasswordPolicy;
import dev.licet.identity.password.PasswordProblem;
import dev.licet.identity.shared.FieldProblem;
import dev.licet.identity.shared.FieldProblem.Kind;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether a password will do for a user: the policy of the connection, and what it was before. */
@Component
class UserPasswordRules {
  private final PasswordHistoryTable history;
  private final SlowPasswords slow;

  UserPasswordRules(PasswordHistoryTable history, SlowPasswords slow) {
    this.history = history;
    this.slow = slow;
  }

  /** Of somebody who is not there yet. */
  Optional<FieldProblem> problem(
      UserSettings settings, PasswordPolicy policy, NewPassword password) {
    return text(password)
        .flatMap(text -> policy.problem(text, settings.names()).or(() -> breached(password)))
        .map(UserPasswordRules::of);
  }

  private static Optional<String> text(NewPassword password) {
    return switch (password) {
      case NewPassword.Plain(var text) -> Optional.of(text);
      case NewPassword.Prepared(var text, _, _) -> Optional.of(text);
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

  private Optional<PasswordProblem> breached(NewPassword password) {
    return slow.isBreached(password) ? Optional.of(PasswordProblem.breached()) : Optional.empty();
  }

  private boolean wasBefore(User user, PasswordPolicy policy, NewPassword password) {
    return former(user, policy).stream().anyMatch(hash -> slow.fits(password, hash));
  }

  /** What was kept of those that a user must not take again. */
  List<PasswordHash> former(User user, PasswordPolicy policy) {
    return policy.history() > 0 ? history.last(user.id(), policy.history()) : List.of();
  }

  private static FieldProblem of(PasswordProblem problem) {
    return new FieldProblem("password", problem.message(), Kind.WRONG, problem.kind().wireName());
  }
}
