package dev.licet.identity.administrator;

import dev.licet.identity.shared.FieldProblem;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What is wrong with a new password that was typed twice, in words for the form's fields. */
@Component
class NewPasswordForm {
  private final PasswordRule rule;
  private final MessageSource messages;

  NewPasswordForm(PasswordRule rule, MessageSource messages) {
    this.rule = rule;
    this.messages = messages;
  }

  Stream<FieldProblem> problems(String password, String repeat, String email) {
    var differs =
        Optional.of(problem("repeat", "administrator.password.differs"))
            .filter(_ -> !repeat.equals(password));
    return Stream.concat(
        rule.problem(password, email).map(key -> problem("password", key)).stream(),
        differs.stream());
  }

  FieldProblem problem(String field, String key) {
    return new FieldProblem(field, messages.getMessage(key, null, Locale.ROOT));
  }
}
