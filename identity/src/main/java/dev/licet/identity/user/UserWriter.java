package dev.licet.identity.user;

import dev.licet.identity.password.PasswordHash;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is written after a password was hashed: hashing takes long, so no transaction waits. */
@Component
class UserWriter {
  private final UserTable table;
  private final PasswordHistoryTable history;
  private final UserLocks locks;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  UserWriter(
      UserTable table,
      PasswordHistoryTable history,
      UserLocks locks,
      ApplicationEventPublisher events,
      Clock clock) {
    this.table = table;
    this.history = history;
    this.locks = locks;
    this.events = events;
    this.clock = clock;
  }

  /** Whether the user is there now, which is not so if the id or the e-mail is taken. */
  @Transactional
  public boolean insert(
      User user, Optional<PasswordHash> hash, Optional<VerificationWanted> question) {
    if (!table.insert(user)) {
      return false;
    }
    hash.ifPresent(made -> table.savePassword(user.id(), made, user.createdAt()));
    events.publishEvent(new UserCreated(user));
    question.ifPresent(events::publishEvent);
    return true;
  }

  /** Whoever is let in by the old one at the same moment waits for it, or has been quicker. */
  @Transactional
  public void savePassword(User user, PasswordHash hash, int remembered) {
    var owner = locks.hold(user.id());
    history.remember(user.id(), remembered);
    table.savePassword(user.id(), hash, clock.instant());
    events.publishEvent(new UserPasswordChanged(user, owner));
  }

  @Transactional
  public boolean replaceHash(String id, PasswordHash old, PasswordHash hash) {
    return table.replaceHash(id, old, hash);
  }
}
