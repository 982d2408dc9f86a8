package dev.licet.identity.administrator;

import dev.licet.identity.password.PasswordHash;
import dev.licet.identity.shared.Digest;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Another password for an administrator who has lost it, by a link of {@link ResetLinks}. */
@Service
class Resets {
  private final ResetTable links;
  private final AdministratorTable administrators;
  private final Sessions sessions;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  Resets(
      ResetTable links,
      AdministratorTable administrators,
      Sessions sessions,
      Clock clock,
      ApplicationEventPublisher events) {
    this.links = links;
    this.administrators = administrators;
    this.sessions = sessions;
    this.clock = clock;
    this.events = events;
  }

  /** Whose password a link resets, if it is open. Looking does not spend it. */
  Optional<Administrator> look(String secret) {
    return links.whose(Digest.of(secret), clock.instant());
  }

  /**
   * Spends the link for a password: the sessions that there are end, as do other links.
   *
   * @return the secret for the cookie of the session that begins; empty where the link is spent
   */
  @Transactional
  public Optional<String> spend(String secret, PasswordHash hash) {
    var now = clock.instant();
    var whose = look(secret);
    if (whose.isEmpty() || !links.spend(Digest.of(secret), now)) {
      return Optional.empty();
    }
    var administrator = whose.get();
    links.voidAll(administrator.id(), now);
    administrators.reset(administrator, hash);
    sessions.closeAll(administrator);
    events.publishEvent(
        new AdministratorPasswordChanged(administrator.id(), administrator.email()));
    return Optional.of(sessions.open(administrator));
  }

  @Transactional
  public int purge() {
    return links.purge(clock.instant());
  }
}
