package dev.licet.identity.administrator;

import static java.util.Objects.requireNonNull;

import dev.licet.identity.administrator.AdministratorTable.WithHash;
import dev.licet.identity.administrator.PasswordCheck.NotNow;
import dev.licet.identity.administrator.PasswordCheck.Refused;
import dev.licet.identity.administrator.PasswordCheck.Right;
import dev.licet.identity.administrator.PasswordCheck.Wrong;
import dev.licet.identity.password.PasswordHash;
import dev.licet.identity.password.Passwords;
import dev.licet.identity.password.PasswordsBusy;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Gives an administrator another password, for the present one: a browser that somebody left open
 * is not enough. It ends the administrator's sessions everywhere, and begins another one here.
 */
@Service
class PasswordChange {
  private final PasswordCheck check;
  private final Passwords passwords;
  private final AdministratorTable administrators;
  private final Sessions sessions;
  private final TransactionOperations writing;
  private final ApplicationEventPublisher events;

  PasswordChange(
      PasswordCheck check,
      Passwords passwords,
      AdministratorTable administrators,
      Sessions sessions,
      TransactionOperations writing,
      ApplicationEventPublisher events) {
    this.check = check;
    this.passwords = passwords;
    this.administrators = administrators;
    this.sessions = sessions;
    this.writing = writing;
    this.events = events;
  }

  Answer attempt(Administrator administrator, String present, String wanted, String address) {
    return switch (check.of(administrator.email(), present, address)) {
      case Right(var account) -> hashed(account, wanted);
      case Refused refused -> new NotChanged(refused);
    };
  }

  private Answer hashed(WithHash account, String wanted) {
    PasswordHash hash;
    try {
      hash = passwords.hash(wanted);
    } catch (PasswordsBusy e) {
      return new NotChanged(NotNow.BUSY);
    }
    return requireNonNull(writing.execute(_ -> replace(account, hash)));
  }

  /** Of two who know the present password one is first, and the other does not know it any more. */
  private Answer replace(WithHash account, PasswordHash hash) {
    var administrator = account.administrator();
    if (!administrators.replace(administrator, account.passwordHash(), hash)) {
      return new NotChanged(new Wrong());
    }
    sessions.closeAll(administrator);
    events.publishEvent(
        new AdministratorPasswordChanged(administrator.id(), administrator.email()));
    return new Changed(sessions.open(administrator));
  }

  /** What came of it. */
  sealed interface Answer {}

  /** The secret for the new session's cookie. */
  record Changed(String session) implements Answer {}

  record NotChanged(Refused why) implements Answer {}
}
