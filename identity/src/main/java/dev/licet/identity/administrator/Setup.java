package dev.licet.identity.administrator;

import dev.licet.identity.password.PasswordHash;
import dev.licet.identity.shared.Digest;
import dev.licet.identity.shared.Ids;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How the first administrator comes in: by a link that works once, for an hour. */
@Service
class Setup {
  static final Duration LIFETIME = Duration.ofHours(1);

  /** For so long a dead link is told from one that never was. */
  private static final Duration REMEMBERED = Duration.ofDays(7);

  private final SetupLinkTable links;
  private final AdministratorTable administrators;
  private final Ids ids;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  Setup(
      SetupLinkTable links,
      AdministratorTable administrators,
      Ids ids,
      Clock clock,
      ApplicationEventPublisher events) {
    this.links = links;
    this.administrators = administrators;
    this.ids = ids;
    this.clock = clock;
    this.events = events;
  }

  /** The secret of a new link, the only one that works from now on; none once somebody is in. */
  @Transactional
  public Optional<String> newLink() {
    if (!administrators.isEmpty()) {
      return Optional.empty();
    }
    var now = clock.instant();
    var secret = ids.secret();
    links.voidAll(now);
    links.purge(now.minus(REMEMBERED));
    links.insert(Digest.of(secret), now.plus(LIFETIME));
    return Optional.of(secret);
  }

  /** What a link is good for. Looking does not spend it. */
  LinkState look(String secret) {
    return links
        .isOpen(Digest.of(secret), clock.instant())
        .map(open -> open ? LinkState.OPEN : LinkState.DEAD)
        .orElse(LinkState.UNKNOWN);
  }

  /** Spends the link and makes the administrator, both or neither; empty where it is spent. */
  @Transactional
  public Optional<Administrator> spend(String secret, String email, PasswordHash hash) {
    var now = clock.instant();
    if (!links.spend(Digest.of(secret), now) || !administrators.isEmpty()) {
      return Optional.empty();
    }
    var administrator = new Administrator(ids.alphanumeric(20), email);
    administrators.insert(administrator, hash, now);
    links.voidAll(now);
    events.publishEvent(new AdministratorCreated(administrator.id(), email));
    return Optional.of(administrator);
  }

  /** What a link is good for. */
  enum LinkState {
    /** It makes the first administrator. */
    OPEN,
    /** It was used, has expired, or a later start of the server has replaced it. */
    DEAD,
    /** There is no such link. */
    UNKNOWN
  }
}
